import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { nextPhone } from '../tickets/tickets.fixture.ts'
import { live, openPoolShop, pass } from './pool.fixture.ts'

test(
  'a customer in the pool is seen by who may claim, masked and untouched until one of them does',
  onDesk(async (desk) => {
    const { manager, first, second, chen, customer, customerId: id } = await openPoolShop(desk)
    await first.orders.create({ orderNo: 'A-1', customerId: id, orderedAt: '2026-03-01', totalFen: 100 })
    const [identity] = customer.identities
    const ticket = await first.tickets.create({ customerId: id, kind: 'consultation', title: '咨询' })
    const support = await desk.as('support', { team: '二组' })
    await assert.rejects(second.customers.get({ id }), refusedFor('record.not_found'))
    await first.pool.release({ customerId: id, reason: 'too_busy', note: '区域调整' })
    await assert.rejects(support.customers.get({ id }), refusedFor('record.not_found'))
    assert.deepEqual((await support.pool.list({})).items, [])
    const [entry] = (await second.pool.list({})).items
    assert.deepEqual(
      [entry?.customer.id, entry?.reason, entry?.note, entry?.by.name],
      [id, 'too_busy', '区域调整', '王小丽'],
    )
    assert.match(entry?.customer.identities[0]?.masked ?? '', /\*/)
    assert.equal((await second.customers.list({})).items.find((each) => each.id === id)?.inPool, true)
    const apart = async (value: boolean) => {
      const filter = JSON.stringify({ field: 'inPool', op: 'is', value })
      const { items } = await manager.customers.list({ filter })
      assert.ok(items.every(({ inPool }) => inPool === value))
      return items.map((each) => each.id)
    }
    assert.deepEqual([await apart(true), (await apart(false)).includes(id)], [[id], false])
    const reveal = { id, identityId: identity?.id ?? '', reason: '回访' }
    await assert.rejects(second.customers.revealIdentity(reveal), refusedFor('customer.in_pool'))
    await assert.rejects(second.customers.update({ id, name: '改' }), refusedFor('customer.read_only'))
    await assert.rejects(second.needs.create({ customerId: id, title: '想要' }), refusedFor('customer.read_only'))
    await assert.rejects(second.tickets.get({ id: ticket.id }), refusedFor('record.not_found'))
    const claimed = await second.pool.claim({ id })
    assert.deepEqual([claimed.owner?.id, claimed.inPool], [chen.id, false])
    assert.match((await second.customers.revealIdentity(reveal)).value, /^\+86138/)
    assert.deepEqual((await manager.pool.list({})).items, [])
    assert.equal((await manager.customers.listOwnerships({ id })).items[0]?.how, 'claimed')
    // who opened the ticket still has work with the customer, and nobody else of the first team
    const other = await desk.as('representative', { team: '三组' })
    await assert.rejects(other.customers.get({ id }), refusedFor('record.not_found'))
  }),
)

test(
  'of ten who claim one customer at the same moment one gets it',
  onOwnDesk(async (desk) => {
    const { first, manager, customerId: id } = await openPoolShop(desk)
    await first.pool.release({ customerId: id, reason: 'no_need' })
    const claimers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => desk.as('representative', { team: `第${at}组` })),
    )
    const outcomes = await Promise.allSettled(claimers.map((who) => who.pool.claim({ id })))
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    assert.ok(refused.every(refusedFor('pool.left')))
    // also who comes when it is out of sight
    const late = await desk.as('representative', { team: '末组' })
    await assert.rejects(late.pool.claim({ id }), refusedFor('pool.left'))
    desk.now = new Date(desk.now.getTime() + 2 * dayMs)
    await assert.rejects(late.pool.claim({ id }), refusedFor('record.not_found'))
    const owners = (await manager.customers.listOwnerships({ id })).items.filter(({ ended }) => ended === null)
    assert.equal(owners.length, 1)
  }),
)

test(
  'nobody claims more than the company allows, in all and a day, also not at once',
  onOwnDesk(async (desk) => {
    const { manager, second } = await openPoolShop(desk)
    const pooled = async () => {
      const { id } = await manager.customers.create({
        name: '散客',
        identities: [{ kind: 'phone', value: nextPhone() }],
      })
      await manager.pool.release({ customerId: id, reason: 'other' })
      return id
    }
    const ids = await Promise.all(Array.from({ length: 6 }, pooled))
    await manager.poolRules.setLimits({ mostDaily: 3, mostHeld: 5 })
    const outcomes = await Promise.allSettled(ids.map((id) => second.pool.claim({ id })))
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 3)
    assert.deepEqual(await second.pool.allowance({}), { heldLeft: 2, todayLeft: 0 })
    const left = (await second.pool.list({})).items.map(({ customer }) => customer.id)
    await assert.rejects(second.pool.claim({ id: left[0] ?? '' }), refusedFor('pool.most_daily'))
    pass(desk, 1)
    for (const id of left.slice(0, 2)) await second.pool.claim({ id })
    await assert.rejects(second.pool.claim({ id: left[2] ?? '' }), refusedFor('pool.most_held'))
    assert.deepEqual(await second.pool.allowance({}), { heldLeft: 0, todayLeft: 1 })
  }),
)

test(
  'a claim is counted even when the customer has gone to somebody else since',
  onDesk(async (desk) => {
    const { manager, first, second, wang, customerId: id } = await openPoolShop(desk)
    await first.pool.release({ customerId: id, reason: 'no_need' })
    await manager.poolRules.setLimits({ mostDaily: 1 })
    await second.pool.claim({ id })
    await manager.customers.assignOwner({ id, staffId: wang.id })
    assert.equal((await second.pool.allowance({})).todayLeft, 0)
  }),
)

test(
  'a former owner waits before claiming again; others need not, and a manager may assign',
  onDesk(async (desk) => {
    const { manager, first, second, wang, customerId: id } = await openPoolShop(desk)
    await first.pool.release({ customerId: id, reason: 'no_answer' })
    assert.equal((await first.pool.list({})).items[0]?.coolsUntil, '2026-04-15')
    assert.equal((await second.pool.list({})).items[0]?.coolsUntil, null)
    await assert.rejects(first.pool.claim({ id }), refusedFor('pool.cooling_down'))
    pass(desk, 30)
    assert.equal((await first.pool.claim({ id })).owner?.id, wang.id)
    await manager.pool.release({ customerId: id, reason: 'other' })
    assert.equal((await manager.pool.assign({ id, staffId: wang.id })).owner?.id, wang.id)
    await assert.rejects(manager.pool.assign({ id, staffId: wang.id }), refusedFor('pool.left'))
  }),
)

test(
  'one gives up one’s own customers only, once, and says why; a key that stands for nobody claims none',
  onDesk(async (desk) => {
    const { manager, first, second, chen, customerId } = await openPoolShop(desk)
    const reason = 'no_need' as const
    await assert.rejects(second.pool.release({ customerId, reason }), refusedFor('record.not_found'))
    await manager.customers.addCollaborator({ id: customerId, staffId: chen.id })
    await assert.rejects(second.pool.release({ customerId, reason }), refusedFor('pool.of_another'))
    await assert.rejects(
      first.pool.release({ customerId, reason: 'bored' as never }),
      refusedFor('request.invalid', 'reason'),
    )
    await first.pool.release({ customerId, reason })
    await assert.rejects(manager.pool.release({ customerId, reason }), refusedFor('pool.inside'))
    assert.deepEqual(
      (await second.customers.listCollaborators({ id: customerId })).items.map(({ id }) => id),
      [chen.id],
    )
    const admin = await desk.as('administrator')
    const { key } = await admin.apiKeys.create({ name: '网站', role: 'representative', scope: 'team' })
    await assert.rejects(desk.client(key).pool.claim({ id: customerId }), refusedFor('pool.persons_only'))
  }),
)

test(
  'who claimed is protected for a while, also under a rule that would strike at once',
  onDesk(async (desk) => {
    const { first, second, customerId: id } = await openPoolShop(desk, { days: 3, protectionDays: 20 })
    await first.pool.release({ customerId: id, reason: 'no_need' })
    await second.pool.claim({ id })
    const [standing] = (await second.pool.standings({ customer: [id] })).items
    assert.deepEqual([standing?.heldBy, standing?.daysLeft], ['protection', 20])
    await live(desk, 19)
    assert.deepEqual((await second.pool.list({})).items, [])
    await live(desk, 1)
    assert.equal((await second.pool.list({})).items.length, 1)
  }),
)

test(
  'a customer in the pool that is merged into an owned one, or given to somebody, is in the pool no more',
  onDesk(async (desk) => {
    const { manager, first, second, wang, chen, customerId: id } = await openPoolShop(desk)
    const double = await first.customers.create({ name: '张三峰' })
    await first.pool.release({ customerId: double.id, reason: 'other' })
    await manager.customers.merge({ id, otherId: double.id })
    assert.deepEqual((await second.pool.list({})).items, [])
    await assert.rejects(second.customers.get({ id }), refusedFor('record.not_found'))
    const other = await first.customers.create({ name: '李四' })
    await first.pool.release({ customerId: other.id, reason: 'other' })
    await manager.customers.merge({ id: other.id, otherId: id })
    assert.equal((await manager.customers.get({ id: other.id })).owner?.id, wang.id)
    assert.deepEqual((await manager.pool.list({})).items, [])
    await first.pool.release({ customerId: other.id, reason: 'other' })
    await manager.customers.assignOwner({ id: other.id, staffId: chen.id })
    assert.deepEqual((await manager.pool.list({})).items, [])
  }),
)

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from '../customers/customers.fixture.ts'
import { systemActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { assignedTicket, broken, openShop } from './tickets.fixture.ts'

test(
  'whoever gets a ticket sees it and its customer, until it is closed',
  onDesk(async (desk) => {
    const { manager, second, chen, customerId } = await openShop(desk)
    const { id } = await manager.tickets.create({ customerId, ...broken })
    const given = await manager.tickets.assign({ id, staffId: chen.id })
    assert.deepEqual(given.assignee, { id: chen.id, name: '陈明' })
    assert.equal((await second.tickets.get({ id })).id, id)
    assert.equal((await second.customers.get({ id: customerId })).name, '张三丰')
    await second.tickets.resolve({ id, summary: '换了水管' })
    assert.equal((await second.customers.get({ id: customerId })).name, '张三丰')
    await second.tickets.close({ id, reason: '客户电话确认' })
    await assert.rejects(second.customers.get({ id: customerId }), refusedFor('record.not_found'))
    assert.equal((await second.tickets.get({ id })).status, 'closed')
    await second.tickets.reopen({ id })
    assert.equal((await second.customers.get({ id: customerId })).name, '张三丰')
  }),
)

test(
  'whoever gives a ticket to a team that they do not see may lose sight of it, and the log says that they went beyond',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, second, chen, wang, customerId } = shop
    const bystander = await desk.person('representative', { team: '三组' })
    const { id } = await assignedTicket(shop, bystander)
    const colleague = desk.client(bystander)
    const moved = await colleague.tickets.assign({ id, staffId: chen.id })
    assert.equal(moved.assigneeId, chen.id)
    assert.equal((await second.tickets.get({ id })).id, id)
    await assert.rejects(colleague.tickets.get({ id }), refusedFor('record.not_found'))
    await assert.rejects(colleague.customers.get({ id: customerId }), refusedFor('record.not_found'))
    const event = (await logged(desk, customerId)).at(-1)
    assert.deepEqual(event?.data, {
      number: moved.number,
      assigneeId: chen.id,
      formerId: bystander.id,
      beyondScope: ['ticket.hand_over'],
    })
    assert.equal((await first.tickets.assign({ id, staffId: wang.id })).assigneeId, wang.id)
  }),
)

test(
  'a ticket taken back leaves its assignee without sight of it',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { manager, second, chen, customerId } = shop
    const { id, number } = await assignedTicket(shop, chen)
    await second.tickets.unassign({ id })
    await assert.rejects(second.tickets.get({ id }), refusedFor('record.not_found'))
    await assert.rejects(second.customers.get({ id: customerId }), refusedFor('record.not_found'))
    assert.equal((await manager.tickets.get({ id })).assignee, null)
    await assert.rejects(manager.tickets.unassign({ id }), refusedFor('ticket.not_assigned'))
    assert.deepEqual((await logged(desk, customerId)).at(-1)?.data, {
      number,
      formerId: chen.id,
      beyondScope: ['ticket.hand_over'],
    })
  }),
)

test(
  'only colleagues who work on tickets and are not suspended get one',
  onDesk(async (desk) => {
    const { manager, chen, customerId } = await openShop(desk)
    const { id } = await manager.tickets.create({ customerId, ...broken })
    const inspector = await desk.person('inspector')
    const admin = await desk.as('administrator')
    await admin.staff.suspend({ id: chen.id })
    for (const staffId of [inspector.id, chen.id, uuidv7(desk.now)])
      await assert.rejects(manager.tickets.assign({ id, staffId }), refusedFor('ticket.assignee_unknown'))
  }),
)

test(
  'a resolved ticket cannot be assigned, nor a closed one',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { manager, chen } = shop
    const { id } = await assignedTicket(shop)
    await manager.tickets.resolve({ id, summary: '好了' })
    await assert.rejects(manager.tickets.assign({ id, staffId: chen.id }), refusedFor('ticket.already_resolved'))
    await assert.rejects(manager.tickets.unassign({ id }), refusedFor('ticket.already_resolved'))
    await manager.tickets.close({ id, reason: '客户电话确认' })
    await assert.rejects(manager.tickets.assign({ id, staffId: chen.id }), refusedFor('ticket.closed'))
  }),
)

test(
  'giving a ticket to whoever has it already changes nothing',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const ticket = await assignedTicket(shop)
    const count = (await logged(desk, shop.customerId)).length
    assert.deepEqual(await shop.manager.tickets.assign({ id: ticket.id, staffId: shop.wang.id }), ticket)
    assert.equal((await logged(desk, shop.customerId)).length, count)
  }),
)

test(
  'open tickets follow their customer to a new owner, and their assignee to a new team',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { manager, first, second, chen, wang, customerId } = shop
    const { id } = await assignedTicket(shop)
    await manager.customers.assignOwner({ id: customerId, staffId: chen.id })
    await desk.settle()
    assert.equal((await second.tickets.get({ id })).id, id)
    assert.equal((await first.tickets.get({ id })).id, id)
    const mate = await desk.person('representative', { team: '四组' })
    await assert.rejects(desk.client(mate).tickets.get({ id }), refusedFor('record.not_found'))
    const admin = await desk.as('administrator')
    await admin.staff.update({ id: wang.id, teamIds: [mate.teamId] })
    await desk.settle()
    assert.equal((await desk.client(mate).tickets.get({ id })).id, id)
  }),
)

test(
  'whoever opened a ticket works on it also after its customer went to another owner',
  onDesk(async (desk) => {
    const { manager, first, chen, customerId } = await openShop(desk)
    const admin = await desk.as('administrator')
    const elsewhere = await desk.person('support', { department: '技术部', team: '技术组' })
    const { id: categoryId } = await admin.categories.create({
      kind: 'after_sales',
      name: '质量问题',
      departmentId: elsewhere.departmentId,
    })
    const { id } = await first.tickets.create({ customerId, ...broken, categoryId })
    await manager.customers.assignOwner({ id: customerId, staffId: chen.id })
    await desk.settle()
    await assert.rejects(first.customers.get({ id: customerId }), refusedFor('record.not_found'))
    await first.tickets.addMessage({ id, body: '已经安排上门', visibility: 'public' })
    await first.tickets.update({ id, priority: 'high' })
    await first.tickets.resolve({ id, summary: '换了水管' })
    const ticket = await first.tickets.get({ id })
    assert.deepEqual([ticket.customer.name, ticket.resolution?.summary], ['张三丰', '换了水管'])
    assert.equal((await first.tickets.listMessages({ id })).items[0]?.body, '已经安排上门')
  }),
)

test(
  'of fifty assignments at once each happens whole: one assignee remains, nobody else keeps sight, the same is one effect',
  onOwnDesk(async (desk) => {
    const { manager, customerId, wang, chen, boss } = await openShop(desk)
    const { id } = await manager.tickets.create({ customerId, ...broken })
    await Promise.all(
      Array.from({ length: 50 }, (_, at) => manager.tickets.assign({ id, staffId: at % 2 ? wang.id : chen.id })),
    )
    const { assigneeId, version } = await manager.tickets.get({ id })
    const events = (await logged(desk, customerId)).filter(({ type }) => type === 'ticket.assigned')
    assert.equal(version, events.length + 1)
    assert.equal(events.at(-1)?.data?.assigneeId, assigneeId)
    const sights = await desk.store.transaction(systemActor, (db) =>
      db.selectFrom('customerSights').select('viewerId').where('reason', '=', 'ticket').execute(),
    )
    assert.deepEqual(sights, [{ viewerId: assigneeId }])
    await Promise.all(Array.from({ length: 50 }, () => manager.tickets.assign({ id, staffId: boss.id })))
    const after = (await logged(desk, customerId)).filter(({ type }) => type === 'ticket.assigned')
    assert.equal(after.length, events.length + 1)
    assert.equal((await manager.tickets.get({ id })).version, version + 1)
  }),
)

test(
  'fifty tickets of one customer that go to colleagues at once leave the customer seen by all of them',
  onOwnDesk(async (desk) => {
    const { manager, customerId } = await openShop(desk)
    const people = await Promise.all(
      Array.from({ length: 10 }, (_, at) => desk.person('representative', { team: `${at}` })),
    )
    const made = await Promise.all(Array.from({ length: 50 }, () => manager.tickets.create({ customerId, ...broken })))
    assert.equal(new Set(made.map(({ number }) => number)).size, 50)
    await Promise.all(made.map(({ id }, at) => manager.tickets.assign({ id, staffId: people[at % 10]?.id as string })))
    for (const person of people)
      assert.equal((await desk.client(person).customers.get({ id: customerId })).id, customerId)
  }),
)

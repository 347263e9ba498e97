import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from '../customers/customers.fixture.ts'
import { live, openPoolShop, pass, sweep } from './pool.fixture.ts'

test(
  'a neglected customer goes to the pool in the night, after its owner was told once',
  onDesk(async (desk) => {
    const { manager, first, wang, customerId: id, ruleId } = await openPoolShop(desk)
    await live(desk, 22)
    assert.deepEqual((await first.pool.returns({ owner: 'me' })).items, [])
    await live(desk, 1)
    const [soon] = (await first.pool.returns({ owner: 'me' })).items
    assert.deepEqual([soon?.customer.id, soon?.standing.daysLeft, soon?.standing.rule.name], [id, 7, '30 天未联系'])
    await live(desk, 6)
    assert.equal((await first.pool.standings({ customer: [id] })).items[0]?.daysLeft, 1)
    assert.equal((await first.customers.get({ id })).owner?.id, wang.id)
    await live(desk, 1)
    const [entry] = (await first.pool.list({})).items
    assert.deepEqual([entry?.customer.owner, entry?.formerOwner?.id, entry?.rule], [null, wang.id, '30 天未联系'])
    const events = (await logged(desk, id)).filter(({ type }) => /return|owner/.test(type))
    assert.deepEqual(
      events.map(({ type, data, actorKind }) => [type, data.how ?? data.ownerId, data.ruleId, actorKind]),
      [
        ['customer.return_announced', wang.id, ruleId, 'system'],
        ['customer.owner_changed', 'returned', ruleId, 'system'],
      ],
    )
    const [history] = (await manager.customers.listOwnerships({ id })).items
    assert.deepEqual([history?.ended?.how, history?.ended?.rule], ['returned', '30 天未联系'])
  }),
)

test(
  'speaking with the customer keeps it; working on its file does not',
  onDesk(async (desk) => {
    const { manager, first, chen, wang, customerId: id } = await openPoolShop(desk)
    const spoken = await first.customers.create({ name: '常联系' })
    const wanted = await first.customers.create({ name: '我们猜的' })
    await live(desk, 25)
    await first.customers.addContactNote({ id: spoken.id, way: 'call', note: '问了近况' })
    await first.needs.create({ customerId: wanted.id, title: '也许要', origin: 'found' })
    await first.customers.update({ id, occupation: '教师' })
    await manager.customers.addCollaborator({ id, staffId: chen.id })
    assert.deepEqual((await first.pool.returns({})).items.map(({ customer }) => customer.name).toSorted(), [
      '张三丰',
      '我们猜的',
    ])
    await live(desk, 5)
    const pooled = (await first.pool.list({})).items.map(({ customer }) => customer.name)
    assert.deepEqual(pooled.toSorted(), ['张三丰', '我们猜的'])
    assert.equal((await first.customers.get({ id: spoken.id })).owner?.id, wang.id)
    // whoever was warned and spoke in time is warned anew the next time
    await live(desk, 18)
    const warnings = (await logged(desk, spoken.id)).filter(({ type }) => type === 'customer.return_announced')
    assert.equal(warnings.length, 2)
  }),
)

test(
  'a rule that is made active takes nobody unwarned, and one that is not active takes nobody',
  onDesk(async (desk) => {
    const { manager, first, customerId: id, ruleId } = await openPoolShop(desk, { days: 3000 })
    const strict = await manager.poolRules.create({ name: '10 天', basis: 'contact', days: 10 })
    await live(desk, 60)
    await manager.poolRules.update({ id: strict.id, active: true })
    const [standing] = (await first.pool.standings({ customer: [id] })).items
    assert.deepEqual([standing?.heldBy, standing?.daysLeft], ['notice', 7])
    await live(desk, 7)
    assert.deepEqual((await first.pool.list({})).items, [])
    await live(desk, 1)
    assert.equal((await first.pool.list({})).items[0]?.rule, '10 天')
    await manager.poolRules.remove({ id: strict.id })
    await manager.poolRules.remove({ id: ruleId })
    assert.equal((await first.customers.listOwnerships({ id })).items[0]?.ended?.rule, '10 天')
  }),
)

test(
  'who never had an owner goes to the pool by a rule of its own, and collaborators leave when the company wants it',
  onDesk(async (desk) => {
    const { manager, first, second, chen, customerId: id } = await openPoolShop(desk)
    const rule = await manager.poolRules.create({ name: '无主', basis: 'unowned', days: 2 })
    await manager.poolRules.update({ id: rule.id, active: true })
    const nobodys = await manager.customers.create({ name: '没人管' })
    await live(desk, 2)
    assert.deepEqual(
      (await first.pool.list({})).items.map(({ customer }) => customer.id),
      [nobodys.id],
    )
    await manager.customers.addCollaborator({ id, staffId: chen.id })
    await manager.poolRules.setLimits({ collaborators: 'leave' })
    await first.pool.release({ customerId: id, reason: 'no_need' })
    assert.deepEqual((await second.customers.listCollaborators({ id })).items, [])
  }),
)

test(
  'the preview of a rule counts whom the sweep would take, of the customers in sight, and changes nothing',
  onDesk(async (desk) => {
    const { manager, first, second, chen } = await openPoolShop(desk, { days: 3000 })
    await first.customers.create({ name: '旧的' })
    await second.customers.create({ name: '也旧', kind: 'organisation' })
    pass(desk, 40)
    const fresh = await second.customers.create({ name: '新的' })
    const wish = { name: '40 天', basis: 'contact', days: 40 } as const
    const preview = await manager.poolRules.preview(wish)
    assert.deepEqual(
      [preview.customers, preview.owners.map(({ owner, customers }) => [owner?.name, customers])],
      [
        3,
        [
          ['王小丽', 2],
          ['陈明', 1],
        ],
      ],
    )
    assert.deepEqual(
      preview.sample.map(({ standing }) => standing.daysLeft),
      [0, 0, 0],
    )
    assert.ok(!preview.sample.some(({ customer }) => customer.id === fresh.id))
    assert.equal((await manager.poolRules.preview({ ...wish, days: 41 })).customers, 0)
    assert.equal((await manager.poolRules.preview({ ...wish, kind: 'organisation' })).customers, 1)
    const near = await desk.as('manager', { scope: 'team', team: '二组' })
    assert.deepEqual((await near.poolRules.preview(wish)).owners, [
      { owner: { id: chen.id, name: '陈明' }, customers: 1 },
    ])
    assert.deepEqual((await manager.poolRules.list({})).items.length, 1)
    const dated = { name: '到期', basis: 'date', field: 'nothing', days: 1 } as const
    await assert.rejects(manager.poolRules.preview(dated), refusedFor('pool.field_unknown', 'field'))
    await assert.rejects(manager.poolRules.create({ ...wish, days: -1 }), refusedFor('request.invalid', 'days'))
  }),
)

test(
  'of two workers in one night each customer is taken once, and a sweep that was cut short goes on where it stood',
  onOwnDesk(async (desk) => {
    const { manager, first } = await openPoolShop(desk)
    for (let at = 0; at < 230; at += 1) await first.customers.create({ name: `客户${at}` })
    pass(desk, 30)
    await sweep(desk)
    pass(desk, 6)
    await Promise.all([sweep(desk), sweep(desk)])
    pass(desk, 1)
    const stopped = new AbortController()
    stopped.abort()
    await assert.rejects(sweep(desk, stopped.signal))
    await Promise.all([sweep(desk), sweep(desk), sweep(desk)])
    const rows = await asOwner<{ taken: number; twice: number; returned: number }>(
      desk.clone,
      `SELECT (SELECT count(*)::int FROM pool_entries) AS taken,
              (SELECT count(*)::int FROM (SELECT customer_id FROM events WHERE type IN ('customer.owner_changed',
                 'customer.return_announced') GROUP BY customer_id, type HAVING count(*) > 1) AS t) AS twice,
              (SELECT sum(returned)::int FROM pool_sweeps WHERE finished_at IS NOT NULL) AS returned`,
    )
    assert.deepEqual(rows[0], { taken: 231, twice: 0, returned: 231 })
    assert.equal((await manager.pool.list({ limit: 200 })).items.length, 200)
  }),
)

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { logged, within, written } from './customers.fixture.ts'
import { grantSight, withdrawSight } from './sights.ts'

const phone = { kind: 'phone', value: '13800138000' } as const
const hidden = refusedFor('record.not_found')

/** Two representatives who see nothing of each other, and a customer of the first. */
async function apart(desk: Desk) {
  const first = await desk.person('representative', { team: 'A', department: 'North', name: '北方' })
  const second = await desk.person('representative', { team: 'B', department: 'South', name: '南方' })
  const owner = desk.client(first)
  const customer = await owner.customers.create({ name: '张三', identities: [phone], address: '文三路' })
  return { first, second, owner, stranger: desk.client(second), customer }
}

const sees = (client: Awaited<ReturnType<Desk['as']>>, id: string) =>
  client.customers.get({ id }).then(
    () => true,
    (error: unknown) => !hidden(error),
  )

test(
  'a customer of others does not exist: it is not found, listed, changed, revealed or told of, and nothing is written',
  onDesk(async (desk) => {
    const { stranger, customer, second } = await apart(desk)
    const { id } = customer
    const identityId = customer.identities[0]?.id ?? ''
    const other = await stranger.customers.create({ name: '单位', kind: 'organisation' })
    const before = await written(desk)
    const specialist = await desk.as('specialist', { team: 'B', department: 'South' })
    for (const call of [
      () => stranger.customers.get({ id }),
      () => stranger.customers.update({ id, name: '李四' }),
      () => stranger.customers.timeline({ id }),
      () => stranger.customers.addIdentity({ id, kind: 'external', value: 'E9' }),
      () => stranger.customers.removeIdentity({ id, identityId }),
      () => stranger.customers.revealIdentity({ id, identityId, reason: '好奇' }),
      () => stranger.customers.listCollaborators({ id }),
      () => stranger.customers.listKeyPersons({ id }),
      () => specialist.customers.assignOwner({ id, staffId: second.id }),
      () => specialist.customers.releaseOwner({ id }),
      () => specialist.customers.addCollaborator({ id, staffId: second.id }),
      // the identity exists, under another customer
      () => stranger.customers.revealIdentity({ id: other.id, identityId, reason: '好奇' }),
    ])
      await assert.rejects(call, hidden)
    await assert.rejects(
      stranger.customers.addKeyPerson({ id: other.id, personId: id, role: '采购', influence: 3 }),
      refusedFor('customer.unknown'),
    )
    for (const search of ['张三', 'zs', '8000', '138000', phone.value, customer.number, '张'])
      assert.deepEqual((await stranger.customers.list({ search })).items, [], search)
    assert.deepEqual(
      (await stranger.customers.list({})).items.map(({ name }) => name),
      ['单位'],
    )
    assert.deepEqual(await written(desk), before)
  }),
)

test(
  'a colleague of the team sees it in scope team, of the department in scope department, nobody in scope own',
  onDesk(async (desk) => {
    const { customer } = await apart(desk)
    const person = (scope: 'own' | 'team' | 'department' | 'all', team: string, department: string) =>
      desk.as('representative', { scope, team, department })
    assert.equal(await sees(await person('team', 'A', 'North'), customer.id), true)
    assert.equal(await sees(await person('team', 'C', 'North'), customer.id), false)
    assert.equal(await sees(await person('department', 'C', 'North'), customer.id), true)
    assert.equal(await sees(await person('own', 'A', 'North'), customer.id), false)
    assert.equal(await sees(await person('all', 'B', 'South'), customer.id), true)
    assert.equal(await sees(await person('department', 'B', 'South'), customer.id), false)
  }),
)

test(
  'handing over moves the sight with the owner, tells the former one, and the log says that it went beyond the scope',
  onDesk(async (desk) => {
    const { first, second, owner, stranger, customer } = await apart(desk)
    const specialist = await desk.as('specialist', { team: 'A', department: 'North' })
    const handed = await specialist.customers.assignOwner({ id: customer.id, staffId: second.id })
    assert.equal(handed.owner?.name, '南方')
    assert.deepEqual([await sees(owner, customer.id), await sees(stranger, customer.id)], [false, true])
    const event = (await logged(desk, customer.id)).at(-1)
    assert.equal(event?.type, 'customer.owner_changed')
    assert.deepEqual(event?.data.beyondScope, ['customers.assign_owner'])
    // streams tell whoever is named so, who would keep the customer on the screen
    assert.deepEqual([event?.data.to, event?.data.formerId], [second.id, first.id])
    await assert.rejects(specialist.customers.assignOwner({ id: customer.id, staffId: second.id }), hidden)
  }),
)

test(
  'without an owner only scope all sees the customer; owning again what one owns changes nothing',
  onDesk(async (desk) => {
    const { first, owner, customer } = await apart(desk)
    const manager = await desk.as('manager')
    const before = await written(desk)
    await manager.customers.assignOwner({ id: customer.id, staffId: first.id })
    assert.deepEqual(await written(desk), before)
    await manager.customers.releaseOwner({ id: customer.id })
    assert.deepEqual([await sees(owner, customer.id), await sees(manager, customer.id)], [false, true])
    await assert.rejects(
      manager.customers.assignOwner({ id: customer.id, staffId: uuidv7(desk.now) }),
      refusedFor('ticket.assignee_unknown'),
    )
  }),
)

test(
  'a collaborator works with the customer, or only looks on, until the collaboration ends',
  onDesk(async (desk) => {
    const { second, stranger, customer } = await apart(desk)
    const { id } = customer
    const manager = await desk.as('manager')
    await manager.customers.addCollaborator({ id, staffId: second.id, mode: 'read_only' })
    assert.equal(await sees(stranger, id), true)
    const before = await written(desk)
    for (const call of [
      () => stranger.customers.update({ id, name: '李四' }),
      () => stranger.customers.addIdentity({ id, kind: 'external', value: 'E1' }),
    ])
      await assert.rejects(call, refusedFor('customer.read_only'))
    assert.deepEqual(await written(desk), before)
    assert.deepEqual((await stranger.customers.listCollaborators({ id })).items, [
      { id: second.id, name: '南方', mode: 'read_only' },
    ])
    // a colleague beside the one who looks on does not see more than that one may
    const beside = await desk.as('representative', { team: 'B', department: 'South' })
    await assert.rejects(beside.customers.update({ id, name: '李四' }), refusedFor('customer.read_only'))
    await manager.customers.addCollaborator({ id, staffId: second.id })
    assert.equal((await stranger.customers.update({ id, name: '李四' })).name, '李四')
    await manager.customers.removeCollaborator({ id, staffId: second.id })
    assert.equal(await sees(stranger, id), false)
    assert.equal((await logged(desk, id)).at(-1)?.data.formerId, second.id)
    await assert.rejects(manager.customers.removeCollaborator({ id, staffId: second.id }), hidden)
  }),
)

test(
  'one may end one’s own collaboration',
  onDesk(async (desk) => {
    const { customer } = await apart(desk)
    const specialist = await desk.person('specialist', { team: 'B', department: 'South' })
    const manager = await desk.as('manager')
    await manager.customers.addCollaborator({ id: customer.id, staffId: specialist.id })
    await desk.client(specialist).customers.removeCollaborator({ id: customer.id, staffId: specialist.id })
    assert.equal(await sees(desk.client(specialist), customer.id), false)
  }),
)

test(
  'open work lets somebody, or a whole department, see the customer for as long as it is open',
  onDesk(async (desk) => {
    const { second, stranger, customer } = await apart(desk)
    const ticket = { reason: 'ticket', sourceId: uuidv7(desk.now) } as const
    const other = { reason: 'ticket', sourceId: uuidv7(desk.now) } as const
    const waiting = { reason: 'department', sourceId: ticket.sourceId, viewerIds: [second.departmentId] } as const
    const department = await desk.as('representative', { scope: 'department', team: 'C', department: 'South' })
    await within(desk, (ctx) => grantSight(ctx, customer.id, waiting))
    assert.deepEqual([await sees(stranger, customer.id), await sees(department, customer.id)], [false, true])
    await within(desk, (ctx) => grantSight(ctx, customer.id, { ...ticket, viewerIds: [second.id] }))
    await within(desk, (ctx) => grantSight(ctx, customer.id, { ...other, viewerIds: [second.id] }))
    await within(desk, (ctx) => withdrawSight(ctx, customer.id, waiting))
    await within(desk, (ctx) => withdrawSight(ctx, customer.id, ticket))
    assert.equal(await sees(stranger, customer.id), true)
    await within(desk, (ctx) => withdrawSight(ctx, customer.id, other))
    assert.deepEqual([await sees(stranger, customer.id), await sees(department, customer.id)], [false, false])
  }),
)

test(
  'work that is given while the last work ends lets see the customer all the same',
  onOwnDesk(async (desk) => {
    const { second, stranger, customer } = await apart(desk)
    const viewerIds = [second.id]
    const ending = { reason: 'ticket', sourceId: uuidv7(desk.now), viewerIds } as const
    const given = { reason: 'ticket', sourceId: uuidv7(desk.now), viewerIds } as const
    await within(desk, (ctx) => grantSight(ctx, customer.id, ending))
    const giving = Promise.withResolvers<unknown>()
    await within(desk, async (ctx) => {
      await withdrawSight(ctx, customer.id, ending)
      giving.resolve(within(desk, (other) => grantSight(other, customer.id, given)))
      await waitsForLock(ctx)
    })
    await giving.promise
    assert.equal(await sees(stranger, customer.id), true)
  }),
)

/** Waits until another transaction waits for a lock of `ctx`; if none comes, the test goes on and fails. */
async function waitsForLock(ctx: Ctx): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const waiting = await sql`SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`.execute(ctx.db)
    if (waiting.rows.length > 0) return
    await sql`SELECT pg_stat_clear_snapshot(), pg_sleep(0.02)`.execute(ctx.db)
  }
}

test(
  'whoever moves to another team takes the customers along',
  onOwnDesk(async (desk) => {
    const { first, customer } = await apart(desk)
    const before = await desk.as('representative', { team: 'A', department: 'North' })
    const after = await desk.person('representative', { team: 'C', department: 'East' })
    const admin = await desk.as('administrator')
    await admin.staff.update({ id: first.id, departmentId: after.departmentId, teamIds: [after.teamId] })
    await desk.settle()
    assert.deepEqual([await sees(before, customer.id), await sees(desk.client(after), customer.id)], [false, true])
  }),
)

test(
  'a look-up by a complete identifier tells name and owner of any customer, and is logged',
  onDesk(async (desk) => {
    const { stranger, owner, customer } = await apart(desk)
    const found = await stranger.customers.lookup({ kind: 'phone', value: '+86 138 0013 8000' })
    assert.deepEqual(found.items, [{ id: null, name: '张三', owner: '北方' }])
    assert.deepEqual((await owner.customers.lookup(phone)).items, [{ id: customer.id, name: '张三', owner: '北方' }])
    const events = (await logged(desk, customer.id)).filter(({ type }) => type === 'customer.looked_up')
    assert.deepEqual(
      events.map(({ data }) => data),
      Array.from({ length: 2 }, () => ({ kind: 'phone', beyondScope: ['customers.log_lookup'] })),
    )
    assert.deepEqual((await stranger.customers.lookup({ kind: 'phone', value: '13800138001' })).items, [])
    const missed = await within(desk, (ctx) =>
      sql<{ data: unknown }>`SELECT data FROM company_events WHERE type = 'customer.lookup_missed'`.execute(ctx.db),
    )
    assert.deepEqual(missed.rows, [{ data: { kind: 'phone' } }])
    await assert.rejects(stranger.customers.lookup({ kind: 'phone', value: '8000' }), refusedFor('request.invalid'))
    const analyst = await desk.as('analyst')
    await assert.rejects(analyst.customers.lookup(phone), refusedFor('permission.missing'))
  }),
)

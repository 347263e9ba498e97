import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { systemActor } from '../platform/actor.ts'

const vip = { filter: { field: 'tags', op: 'has_any' as const, value: ['VIP'] }, sort: 'name' as const }

test(
  'a view is its owner’s until it is shared, and shows to each the customers of their own scope',
  onDesk(async (desk) => {
    const mine = await desk.person('representative', { team: 'A', department: 'North' })
    const mate = await desk.person('representative', { team: 'A', department: 'North' })
    const other = await desk.as('representative', { team: 'B', department: 'South' })
    const client = desk.client(mine)
    await client.customers.create({ name: '北方客户', tags: ['VIP'] })
    await other.customers.create({ name: '南方客户', tags: ['VIP'] })
    const view = await client.views.create({ name: '重点客户', definition: vip })
    assert.deepEqual((await desk.client(mate).views.list({})).items, [])

    await client.views.update({ id: view.id, sharing: 'team', audienceId: mine.teamId })
    const [seen] = (await desk.client(mate).views.list({})).items
    assert.deepEqual(
      [seen?.name, seen?.editable, seen?.audience?.name, seen?.definition],
      ['重点客户', false, 'A', vip],
    )
    assert.deepEqual((await other.views.list({})).items, [])
    await assert.rejects(other.views.pin({ id: view.id, place: 0 }), refusedFor('record.not_found'))
    await assert.rejects(desk.client(mate).views.update({ id: view.id, name: '我的' }), refusedFor('view.of_another'))
    await assert.rejects(desk.client(mate).views.remove({ id: view.id }), refusedFor('view.of_another'))

    const manager = await desk.as('manager')
    await manager.views.create({ name: '全公司', definition: vip, sharing: 'everybody' })
    const filter = JSON.stringify((await other.views.list({})).items[0]?.definition.filter)
    assert.deepEqual(
      (await other.customers.list({ filter })).items.map(({ name }) => name),
      ['南方客户'],
    )
  }),
)

test(
  'one shares with the own team and department, a manager with anybody',
  onDesk(async (desk) => {
    const mine = await desk.person('representative', { team: 'A', department: 'North' })
    const other = await desk.person('representative', { team: 'B', department: 'South' })
    const client = desk.client(mine)
    const share = (sharing: 'team' | 'department' | 'everybody', audienceId?: string) =>
      client.views.create({ name: '视图', definition: {}, sharing, ...(audienceId ? { audienceId } : {}) })
    await share('team', mine.teamId)
    await share('department', mine.departmentId)
    for (const refused of [share('team', other.teamId), share('department', other.departmentId), share('everybody')])
      await assert.rejects(refused, refusedFor('view.audience_foreign'))
    await assert.rejects(share('team', mine.departmentId), refusedFor('view.audience_unknown'))
    await assert.rejects(share('team'), refusedFor('view.audience_unknown'))
    const manager = await desk.as('manager')
    const { id } = await manager.views.create({
      name: '给南方',
      definition: {},
      sharing: 'team',
      audienceId: other.teamId,
    })
    assert.ok((await desk.client(other).views.list({})).items.some((view) => view.id === id))
  }),
)

test(
  'when its owner has left, a shared view belongs to those it was shared with',
  onDesk(async (desk) => {
    const gone = await desk.person('representative', { team: 'A' })
    const mate = await desk.as('representative', { team: 'A' })
    const { id } = await desk
      .client(gone)
      .views.create({ name: '旧视图', definition: vip, sharing: 'team', audienceId: gone.teamId })
    await assert.rejects(mate.views.update({ id, name: '新视图' }), refusedFor('view.of_another'))
    const admin = await desk.as('administrator')
    await admin.staff.suspend({ id: gone.id })
    assert.equal((await mate.views.update({ id, name: '新视图' })).name, '新视图')
    await mate.views.remove({ id })
  }),
)

test(
  'pins are everybody’s own, and one at most opens the list',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const first = await client.views.create({ name: '甲', definition: {} })
    const second = await client.views.create({ name: '乙', definition: {} })
    await client.views.pin({ id: second.id, place: 0, opens: true })
    await client.views.pin({ id: first.id, place: 1, opens: true })
    const pins = async () => (await client.views.list({})).items.map(({ name, pin }) => [name, pin?.opens ?? null])
    assert.deepEqual(await pins(), [
      ['乙', false],
      ['甲', true],
    ])
    await client.views.unpin({ id: second.id })
    assert.deepEqual(await pins(), [
      ['甲', true],
      ['乙', null],
    ])
  }),
)

test(
  'a view takes only what a list takes, says what is missing later, and is not changed over a newer one',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    for (const filter of [
      { field: 'nothing', op: 'empty' as const },
      { field: 'name', op: 'is' as const, value: 5 },
    ])
      await assert.rejects(client.views.create({ name: '坏', definition: { filter } }), refusedFor('request.invalid'))
    const view = await client.views.create({ name: '甲', definition: vip })
    assert.deepEqual(view.missingFields, [])
    await client.views.update({ id: view.id, name: '乙' }, { ifMatch: view.version })
    await assert.rejects(
      client.views.update({ id: view.id, name: '丙' }, { ifMatch: view.version }),
      refusedFor('record.changed'),
    )
    // as an own field that was retired after the view was made
    await desk.store.transaction(systemActor, (db) =>
      sql`UPDATE views SET definition = '{"filter": {"not": {"field": "custom.gone", "op": "empty"}}}'`.execute(db),
    )
    assert.deepEqual((await client.views.list({})).items[0]?.missingFields, ['custom.gone'])
  }),
)

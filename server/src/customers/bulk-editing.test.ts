import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from './customers.fixture.ts'

type Client = Awaited<ReturnType<Desk['as']>>

const filterOf = (...value: string[]) => JSON.stringify({ field: 'tags', op: 'has_any', value })

async function edited(desk: Desk, client: Client, id: string) {
  await desk.settle()
  return client.bulkEdits.get({ id })
}

test(
  'a preview says how many will change, a bulk edit changes them with events and changes, and an undo puts them back',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const rep = await desk.person('representative')
    const [one, two, three] = await Promise.all(
      [{ source: '门店' }, { source: '官网' }, { source: '展会', stage: 'active' as const }].map((facts, at) =>
        client.customers.create({ name: `客户${at}`, tags: ['春季'], ...facts }),
      ),
    )
    assert.ok(one && two && three)
    const choice = { filter: filterOf('春季') }
    const change = {
      source: '展会',
      stage: 'active' as const,
      addTags: ['回访'],
      removeTags: ['春季'],
      ownerId: rep.id,
    }
    const preview = await client.bulkEdits.preview({ choice, change })
    assert.deepEqual([preview.total, preview.changing, preview.same, preview.refused], [3, 3, 0, []])
    assert.equal(preview.sample[0]?.before.source, '展会')
    assert.deepEqual((await client.bulkEdits.preview({ choice, change: { source: '展会' } })).same, 1)
    assert.equal((await client.customers.list(choice)).items.length, 3, 'a preview changes nothing')

    const { id } = await client.bulkEdits.create({ choice, change })
    const done = await edited(desk, client, id)
    assert.deepEqual([done.status, done.counts.changed, done.counts.total], ['done', 3, 3])
    const after = await client.customers.get({ id: one.id })
    assert.deepEqual([after.source, after.stage, after.tags, after.owner?.id], ['展会', 'active', ['回访'], rep.id])
    const [, updated, handed] = await logged(desk, one.id)
    assert.deepEqual(updated?.changes.map(({ field }) => field).sort(), ['source', 'stage', 'tags'])
    assert.equal(handed?.type, 'customer.owner_changed')

    // somebody goes on working with one of them
    await client.customers.update({ id: two.id, source: '转介绍' })
    await client.bulkEdits.undo({ id })
    const undone = await edited(desk, client, id)
    assert.deepEqual([undone.status, undone.counts.undone, undone.counts.kept], ['undone', 2, 1])
    const back = await client.customers.get({ id: one.id })
    assert.deepEqual([back.source, back.stage, back.tags, back.owner], ['门店', 'potential', ['春季'], null])
    assert.equal((await client.customers.get({ id: two.id })).source, '转介绍')
    const { items } = await client.bulkEdits.exceptions({ id })
    assert.deepEqual(
      items.map(({ customerId, status, reason }) => [customerId, status, reason]),
      [[two.id, 'kept', 'record.changed']],
    )
    await assert.rejects(client.bulkEdits.undo({ id }), refusedFor('bulk_edit.not_undoable'))
  }),
)

test(
  'nobody is changed whom the actor does not see or may only look at, also when the right went away meanwhile',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const rep = await desk.person('representative', { team: 'A', department: 'North' })
    const other = await desk.person('representative', { team: 'B', department: 'South' })
    const client = desk.client(rep)
    const own = await client.customers.create({ name: '自己的', tags: ['x'] })
    const hidden = await desk.client(other).customers.create({ name: '别人的', tags: ['x'] })
    const looked = await desk.client(other).customers.create({ name: '只读的', tags: ['x'] })
    await manager.customers.addCollaborator({ id: looked.id, staffId: rep.id, mode: 'read_only' })
    const leaving = await client.customers.create({ name: '将转走的', tags: ['x'] })

    const choice = { filter: filterOf('x') }
    const change = { source: '批量' }
    const preview = await client.bulkEdits.preview({ choice, change })
    assert.deepEqual([preview.total, preview.changing], [3, 2])
    assert.deepEqual(preview.refused, [{ reason: 'customer.read_only', customers: 1, examples: ['只读的'] }])
    await assert.rejects(
      client.bulkEdits.create({ choice: { ids: [hidden.id] }, change }),
      refusedFor('bulk_edit.nobody'),
    )
    const { id } = await client.bulkEdits.create({ choice, change })
    await manager.customers.assignOwner({ id: leaving.id, staffId: other.id })
    const done = await edited(desk, client, id)
    assert.deepEqual([done.counts.changed, done.counts.refused], [1, 2])
    const sources = []
    for (const one of [own, hidden, looked, leaving]) sources.push((await manager.customers.get({ id: one.id })).source)
    assert.deepEqual(sources, ['批量', null, null, null])
    // a name out of sight is not told
    assert.deepEqual(
      (await client.bulkEdits.exceptions({ id })).items.map(({ name }) => name),
      ['只读的'],
    )
    await assert.rejects(desk.client(other).bulkEdits.get({ id }), refusedFor('record.not_found'))
    await assert.rejects(desk.client(other).bulkEdits.undo({ id }), refusedFor('record.not_found'))
  }),
)

test(
  'what one may not change at one customer one may not at many',
  onDesk(async (desk) => {
    const rep = await desk.person('representative')
    const client = desk.client(rep)
    const { id: customerId } = await client.customers.create({ name: '甲', tags: ['x'] })
    const choice = { ids: [customerId] }
    for (const call of ['preview', 'create'] as const)
      await assert.rejects(
        client.bulkEdits[call]({ choice, change: { ownerId: rep.id } }),
        refusedFor('permission.missing'),
      )
    await assert.rejects(client.bulkEdits.create({ choice, change: {} }), refusedFor('request.invalid'))
    await assert.rejects(
      client.bulkEdits.create({ choice, change: { region: '999999' } }),
      refusedFor('request.invalid'),
    )
    await assert.rejects(
      client.bulkEdits.create({ choice, change: { totalFen: 1 } as never }),
      refusedFor('request.invalid'),
    )
    // the right is lost between the click and the work
    const { id } = await client.bulkEdits.create({ choice, change: { source: '批量' } })
    const admin = await desk.as('administrator')
    await admin.staff.suspend({ id: rep.id })
    await desk.settle()
    const manager = await desk.as('manager')
    assert.equal((await manager.customers.get({ id: customerId })).source, null)
    assert.ok(id)
  }),
)

test(
  'whoever handed customers away takes that back, and a cancelled bulk edit changes nobody',
  onDesk(async (desk) => {
    const specialist = await desk.person('specialist', { team: 'A', department: 'North' })
    const other = await desk.person('representative', { team: 'B', department: 'South' })
    const client = desk.client(specialist)
    const { id: customerId } = await client.customers.create({ name: '甲', tags: ['x'] })
    const choice = { ids: [customerId] }
    const cancelled = await client.bulkEdits.create({ choice, change: { source: '批量' } })
    await client.bulkEdits.cancel({ id: cancelled.id })
    assert.deepEqual((await edited(desk, client, cancelled.id)).counts.pending, 1)
    await assert.rejects(client.bulkEdits.cancel({ id: cancelled.id }), refusedFor('bulk_edit.over'))
    assert.equal((await client.customers.get({ id: customerId })).source, null)

    const { id } = await client.bulkEdits.create({ choice, change: { ownerId: other.id } })
    await edited(desk, client, id)
    await assert.rejects(client.customers.get({ id: customerId }), refusedFor('record.not_found'))
    await client.bulkEdits.undo({ id })
    assert.equal((await edited(desk, client, id)).status, 'undone')
    assert.equal((await client.customers.get({ id: customerId })).owner?.id, specialist.id)
    desk.now = new Date(desk.now.getTime() + 31 * 86_400_000)
    const [newest, first] = (await client.bulkEdits.list({})).items
    assert.deepEqual([newest?.noUndo, first?.noUndo], ['undone', 'nothing'])
    await assert.rejects(client.bulkEdits.undoPreview({ id }), refusedFor('bulk_edit.not_undoable'))
  }),
)

test(
  'whoever sees all finds what a colleague changed, is told what would stay and undoes it; others hear nothing of it',
  onDesk(async (desk) => {
    const rep = await desk.person('representative', { name: '许知远' })
    const client = desk.client(rep)
    const [one, two] = await Promise.all(
      ['甲', '乙'].map((name) => client.customers.create({ name, tags: ['春季'], source: '门店' })),
    )
    assert.ok(one && two)
    const { id } = await client.bulkEdits.create({ choice: { ids: [one.id, two.id] }, change: { source: '展会' } })
    await edited(desk, client, id)
    await client.customers.update({ id: two.id, source: '转介绍' })
    const manager = desk.client(await desk.person('manager', { name: '顾文澜' }))
    const stranger = await desk.as('representative')
    assert.deepEqual((await stranger.bulkEdits.list({})).items, [])
    await assert.rejects(stranger.bulkEdits.undo({ id }), refusedFor('record.not_found'))
    assert.deepEqual((await manager.bulkEdits.list({ own: 'yes' })).items, [])

    const [found] = (await manager.bulkEdits.list({})).items
    assert.deepEqual(
      [found?.createdBy.name, found?.counts.changed, found?.noUndo, found?.undo],
      ['许知远', 2, null, null],
    )
    assert.deepEqual(await manager.bulkEdits.undoPreview({ id }), {
      changed: 2,
      looked: 2,
      undoing: 1,
      kept: [{ reason: 'record.changed', count: 1, examples: ['乙'] }],
      lasting: [],
    })
    await manager.bulkEdits.undo({ id })
    const undone = await edited(desk, client, id)
    assert.deepEqual([undone.counts.undone, undone.counts.kept, undone.undo?.by.name], [1, 1, '顾文澜'])
    assert.equal((await client.customers.timeline({ id: one.id })).items[0]?.actor.name, '顾文澜')

    // page by page, newest first
    const later = await client.bulkEdits.create({ choice: { ids: [one.id] }, change: { industry: '零售' } })
    const page = await client.bulkEdits.list({ limit: 1 })
    assert.deepEqual(
      page.items.map((item) => item.id),
      [later.id],
    )
    const rest = await client.bulkEdits.list({ limit: 1, ...(page.nextCursor ? { cursor: page.nextCursor } : {}) })
    assert.deepEqual([rest.items.map((item) => item.id), rest.nextCursor], [[id], null])
  }),
)

test(
  'what a colleague handed over takes back only who may hand over',
  onDesk(async (desk) => {
    const specialist = await desk.person('specialist', { team: 'A', department: 'North' })
    const other = await desk.person('representative', { team: 'A', department: 'North' })
    const client = desk.client(specialist)
    const customer = await client.customers.create({ name: '甲' })
    const { id } = await client.bulkEdits.create({ choice: { ids: [customer.id] }, change: { ownerId: other.id } })
    await edited(desk, client, id)
    const overseer = await desk.as('representative', { scope: 'all' })
    assert.equal((await overseer.bulkEdits.list({})).items[0]?.id, id)
    await assert.rejects(overseer.bulkEdits.undo({ id }), refusedFor('permission.missing'))
  }),
)

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from '../customers/customers.fixture.ts'
import { addFields, refusedAt } from '../own-fields/own-fields.fixture.ts'
import { type Change, done, furnish, ofKind, undone } from './ticket-bulk-edits.fixture.ts'

test(
  'a preview says how many tickets will change and why others stay, a bulk edit does just that, and an undo puts back',
  onDesk(async (desk) => {
    const { manager, first, second, chen, wang, open, other, resolved, customerId, choice, show, exceptions } =
      await furnish(desk)
    await manager.tickets.assign({ id: other.id, staffId: wang.id })
    const change = { assigneeId: chen.id, priority: 'high' } as const
    const preview = await first.ticketBulkEdits.preview({ choice, change })
    assert.deepEqual([preview.total, preview.changing, preview.same, preview.lasting], [4, 2, 0, []])
    assert.deepEqual(
      preview.refused.map(({ reason, tickets, examples }) => [reason, tickets, examples.length]),
      [
        ['ticket.closed', 1, 1],
        ['ticket.already_resolved', 1, 1],
      ],
    )
    assert.deepEqual(
      preview.sample.map(({ title, before }) => [title, before.assignee, before.priority]),
      [
        ['乙', '王小丽', 'normal'],
        ['甲😀', null, 'normal'],
      ],
    )
    assert.deepEqual((await second.tickets.list({ assignee: 'me' })).items, [], 'a preview changes nothing')

    const edit = await done(desk, first, choice, change)
    assert.deepEqual([edit.status, edit.counts.changed, edit.counts.refused], ['done', 2, 2])
    assert.deepEqual(await exceptions(first, edit.id), [
      ['丙', 'refused', 'ticket.already_resolved'],
      ['丁', 'refused', 'ticket.closed'],
    ])
    assert.equal((await show(resolved.id)).priority, 'normal', 'nothing of a refused change is done')
    const theirs = await second.tickets.list({ assignee: 'me' })
    assert.deepEqual(theirs.items.map((one) => one.id).sort(), [open.id, other.id].sort())
    const again = await first.ticketBulkEdits.preview({ choice, change })
    assert.deepEqual([again.changing, again.same], [0, 2])

    // the colleague goes on working with one of them
    await second.tickets.update({ id: open.id, priority: 'urgent' })
    const back = await undone(desk, first, edit.id)
    assert.deepEqual([back.status, back.counts.undone, back.counts.kept, back.undoUntil], ['undone', 1, 1, null])
    const [standing, restored] = [await show(open.id), await show(other.id)]
    assert.deepEqual([standing.assigneeId, standing.priority], [chen.id, 'urgent'])
    assert.deepEqual([restored.assigneeId, restored.priority], [wang.id, 'normal'])
    assert.ok(
      (await exceptions(first, edit.id)).some(([title, , reason]) => title === '甲😀' && reason === 'record.changed'),
    )
    await assert.rejects(first.ticketBulkEdits.undo({ id: edit.id }), refusedFor('bulk_edit.not_undoable'))
    // bulk edits of customers are others
    await assert.rejects(manager.bulkEdits.get({ id: edit.id }), refusedFor('record.not_found'))
    assert.deepEqual((await manager.bulkEdits.list({})).items, [])
    assert.deepEqual((await manager.ticketBulkEdits.list({ own: 'yes' })).items, [])
    assert.equal((await manager.ticketBulkEdits.list({})).items[0]?.id, edit.id)
    const told = (await logged(desk, customerId)).filter(({ type }) => type === 'ticket.assigned')
    assert.equal(told.length, 4, 'by hand, two by the bulk edit, one put back')
  }),
)

test(
  'many tickets are resolved with one summary where nothing is missing, and opened again unless the customer said yes',
  onDesk(async (desk) => {
    const { manager, customerId, open, other, show, exceptions } = await furnish(desk)
    const type = await manager.ticketTypes.create({
      kind: 'consultation',
      name: '上门',
      checklist: [{ text: '核对', required: true }],
    })
    await manager.tickets.create({ customerId, kind: 'consultation', title: '没做完', typeId: type.id })
    await manager.tickets.update({ id: other.id, status: 'pending' })
    const choice = ofKind('consultation')
    const change = { resolution: '系统已恢复', note: '批量通知', priority: 'low' } as const
    const preview = await manager.ticketBulkEdits.preview({ choice, change })
    assert.deepEqual([preview.changing, preview.lasting], [2, ['note']])
    assert.ok(preview.refused.some(({ reason, tickets }) => reason === 'ticket.checklist_open' && tickets === 1))
    const edit = await done(desk, manager, choice, change)
    assert.deepEqual([edit.counts.changed, edit.counts.refused], [2, 3])
    assert.ok(
      (await exceptions(manager, edit.id)).some(
        ([title, , reason]) => title === '没做完' && reason === 'ticket.checklist_open',
      ),
    )
    const solved = await show(open.id)
    assert.deepEqual([solved.status, solved.resolution?.summary, solved.priority], ['resolved', '系统已恢复', 'low'])
    const { items: notes } = await manager.tickets.listMessages({ id: open.id })
    assert.deepEqual(
      notes.map(({ body, visibility }) => [body, visibility]),
      [['批量通知', 'internal']],
    )
    const { url } = await manager.tickets.progressLink({ id: open.id })
    await manager.portal.confirm({ token: url.split('/').at(-1) ?? '' })
    const back = await undone(desk, manager, edit.id)
    assert.deepEqual([back.counts.undone, back.counts.kept], [1, 1])
    const waiting = await show(other.id)
    assert.deepEqual([waiting.status, waiting.resolution, waiting.priority], ['pending', null, 'normal'])
    assert.equal((await show(open.id)).status, 'closed')
  }),
)

test(
  'many resolved tickets are closed with one reason, for good, and a complaint only with its cause',
  onDesk(async (desk) => {
    const { manager, make, resolved, open, show } = await furnish(desk)
    const complaint = await make('投诉', 'complaint')
    await manager.tickets.resolve({ id: complaint.id, summary: '已道歉' })
    const change = { closure: '客户电话确认', priority: 'low' } as const
    const preview = await manager.ticketBulkEdits.preview({ choice: {}, change })
    assert.deepEqual([preview.total, preview.changing, preview.lasting], [5, 1, ['priority', 'closure']])
    assert.deepEqual(
      new Map(preview.refused.map(({ reason, tickets }) => [reason, tickets])),
      new Map([
        ['ticket.not_resolved', 2],
        ['ticket.closed', 1],
        ['complaint.cause_missing', 1],
      ]),
    )
    const edit = await done(desk, manager, {}, change)
    assert.deepEqual([edit.counts.changed, edit.undoUntil], [1, null])
    assert.deepEqual((await show(resolved.id)).closeReason, '客户电话确认')
    assert.equal((await show(open.id)).status, 'open')
    await assert.rejects(manager.ticketBulkEdits.undo({ id: edit.id }), refusedFor('bulk_edit.not_undoable'))
    const noted = await done(desk, manager, { ids: [open.id] }, { note: '只是一句话' })
    assert.deepEqual([noted.counts.changed, noted.undoUntil], [1, null])
  }),
)

test(
  'kind, category, waiting, watchers and own fields go to many, each where it fits, and come back',
  onDesk(async (desk) => {
    await addFields(desk, [
      { kind: 'ticket', name: '批次', key: 'batch' },
      { kind: 'ticket', name: '投诉对象', key: 'about', onlyFor: ['complaint'] },
    ])
    const { manager, wang, chen, open, other, show, choice } = await furnish(desk)
    const admin = await desk.as('administrator')
    const { id: categoryId } = await admin.categories.create({ kind: 'consultation', name: '使用' })
    const { id: foreign } = await admin.categories.create({ kind: 'complaint', name: '态度' })
    await manager.tickets.update({ id: open.id, categoryId, custom: { batch: 'A1' } })
    await manager.ticketWatchers.add({ id: open.id, staffId: wang.id })
    const refusals = async (change: Change) => {
      const { refused } = await manager.ticketBulkEdits.preview({ choice: { ids: [open.id, other.id] }, change })
      return refused.map(({ reason, tickets }) => [reason, tickets])
    }
    assert.deepEqual(await refusals({ categoryId: foreign }), [['category.unknown', 2]])
    assert.deepEqual(await refusals({ custom: { about: '师傅' } }), [['own_field.not_of_kind', 2]])
    assert.deepEqual(await refusals({ custom: { about: '师傅' }, kind: 'complaint' }), [])
    assert.deepEqual(await refusals({ watcherIds: [wang.id, chen.id] }), [['ticket_watcher.unsighted', 2]])

    const watched = await done(desk, manager, choice, {
      watcherIds: [wang.id],
      status: 'pending',
      custom: { batch: 'B2' },
    })
    assert.deepEqual([watched.counts.changed, watched.counts.refused], [2, 2])
    assert.deepEqual([(await show(open.id)).status, (await show(other.id)).custom], ['pending', { batch: 'B2' }])
    const moved = await done(desk, manager, { ids: [open.id, other.id] }, { kind: 'complaint', categoryId: foreign })
    assert.deepEqual([(await show(open.id)).kind, (await show(open.id)).categoryId], ['complaint', foreign])
    assert.equal((await undone(desk, manager, moved.id)).counts.undone, 2)
    assert.deepEqual([(await show(open.id)).kind, (await show(open.id)).categoryId], ['consultation', categoryId])
    assert.equal((await undone(desk, manager, watched.id)).counts.undone, 2)
    const [back, also] = [await show(open.id), await show(other.id)]
    assert.deepEqual([back.status, back.custom, also.custom], ['open', { batch: 'A1' }, {}])
    const watchers = async (id: string) => (await manager.ticketWatchers.list({ id })).items.map(({ name }) => name)
    assert.deepEqual(
      [await watchers(open.id), await watchers(other.id)],
      [['王小丽'], []],
      'who watched before goes on',
    )
  }),
)

test(
  'what one may not do at one ticket one may not at many, in sight or not, also when the right went away meanwhile',
  onDesk(async (desk) => {
    const { manager, first, second, wang, chen, open, other, show, make } = await furnish(desk)
    await addFields(desk, [{ kind: 'ticket', name: '成本', key: 'cost', shownTo: ['manager'] }])
    const choice = { ids: [open.id, other.id] }
    const specialist = await desk.as('specialist', { scope: 'all' })
    for (const call of ['preview', 'create'] as const) {
      for (const change of [{ assigneeId: chen.id }, { assigneeId: null }, { closure: '好了' }])
        await assert.rejects(specialist.ticketBulkEdits[call]({ choice, change }), refusedFor('permission.missing'))
      await assert.rejects(
        first.ticketBulkEdits[call]({ choice, change: { custom: { cost: '9' } } }),
        refusedAt('change.custom.cost'),
      )
      const wrong = [
        [{ assigneeId: open.id }, 'ticket.assignee_unknown', 'change.assigneeId'],
        [{ watcherIds: [wang.id, open.id] }, 'staff.unknown', 'change.watcherIds.1'],
        [{ categoryId: open.id }, 'category.unknown', 'change.categoryId'],
        [{ typeId: open.id }, 'ticket_type.unknown', 'change.typeId'],
      ] as const
      for (const [change, reason, at] of wrong)
        await assert.rejects(first.ticketBulkEdits[call]({ choice, change: change as Change }), refusedFor(reason, at))
      for (const change of [
        {},
        { title: '一样' },
        { resolution: ' ' },
        { resolution: 'a', closure: 'b' },
        { assigneeId: null, resolution: 'a' },
      ])
        await assert.rejects(
          manager.ticketBulkEdits[call]({ choice, change: change as never }),
          refusedFor('request.invalid'),
        )
      await assert.rejects(
        manager.ticketBulkEdits[call]({ choice: { ids: [] }, change: { priority: 'low' } }),
        refusedFor('request.invalid'),
      )
    }
    // of another team, who sees none of them
    await assert.rejects(
      second.ticketBulkEdits.create({ choice, change: { priority: 'low' } }),
      refusedFor('bulk_edit.nobody'),
    )
    const { id } = await first.ticketBulkEdits.create({ choice, change: { priority: 'low' } })
    await manager.tickets.handOver({ id: other.id, customerId: (await second.customers.create({ name: '李四' })).id })
    await desk.settle()
    const { counts } = await first.ticketBulkEdits.get({ id })
    assert.deepEqual([counts.total, counts.changed, counts.refused], [2, 1, 1])
    assert.equal((await show(other.id)).priority, 'normal')
    assert.deepEqual((await first.ticketBulkEdits.exceptions({ id })).items, [], 'a title out of sight is not told')
    await assert.rejects(second.ticketBulkEdits.get({ id }), refusedFor('record.not_found'))

    const late = await make('晚了')
    await first.ticketBulkEdits.create({ choice: { ids: [late.id] }, change: { resolution: '好了' } })
    const admin = await desk.as('administrator')
    const rights = (await admin.roles.list({})).items.find(({ code }) => code === 'representative')?.permissions ?? []
    await admin.roles.update({ code: 'representative', permissions: rights.filter((one) => one !== 'tickets.resolve') })
    await desk.settle()
    assert.equal((await show(late.id)).status, 'open')
  }),
)

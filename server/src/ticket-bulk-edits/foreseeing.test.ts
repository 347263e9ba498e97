import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { done, furnish } from './ticket-bulk-edits.fixture.ts'

test(
  'a preview foretells what a type requires, what falls away with a kind and which deadlines move, and the work keeps to it',
  onDesk(async (desk) => {
    const { manager, open, other, resolved, choice, show, exceptions } = await furnish(desk)
    await desk.settle()
    const kind = 'consultation'
    const admin = await desk.as('administrator')
    const { id: categoryId } = await admin.categories.create({ kind, name: '安装' })
    const form = [{ field: 'category', required: true }] as never
    const type = await manager.ticketTypes.create({ kind, name: '上门', form })
    await manager.tickets.update({ id: other.id, categoryId })
    const change = { typeId: type.id }
    const preview = await manager.ticketBulkEdits.preview({ choice, change })
    const lacking = preview.refused.find(({ reason }) => reason === 'ticket.lacks_required')
    assert.deepEqual(
      [preview.changing, lacking?.tickets, lacking?.fields],
      [1, 2, ['categoryId']],
      'one of them is resolved',
    )
    assert.deepEqual(lacking?.examples, [`${resolved.number} 丙`, `${open.number} 甲😀`])
    assert.equal(preview.deadlines, null, 'a type moves no deadline')
    const edit = await done(desk, manager, choice, change)
    assert.equal(edit.counts.changed, 1)
    assert.ok(
      (await exceptions(manager, edit.id)).some(
        ([title, , why]) => title === '甲😀' && why === 'ticket.lacks_required',
      ),
    )

    const urgent = { priority: 'urgent', kind: 'complaint' } as const
    const ids = { ids: [open.id, other.id] }
    const ahead = await manager.ticketBulkEdits.preview({ choice: ids, change: urgent })
    assert.deepEqual([ahead.losing, ahead.deadlines?.looked, ahead.deadlines?.moved], [1, 2, 2])
    const next = async (id: string) =>
      (await manager.timePromises.ofTicket({ id })).promises
        .flatMap(({ dueAt, endedAt }) => (endedAt === null ? (dueAt ?? []) : []))
        .sort()[0]
    const [foretold] = ahead.deadlines?.sample ?? []
    assert.equal(await next(foretold?.id ?? ''), foretold?.from)
    await done(desk, manager, ids, urgent)
    assert.equal(await next(foretold?.id ?? ''), foretold?.to)
    assert.equal((await show(other.id)).typeId, null)
    desk.now = new Date(desk.now.getTime() + 7 * 86_400_000)
    const back = { priority: 'normal' } as const
    assert.equal((await manager.ticketBulkEdits.preview({ choice: ids, change: back })).deadlines?.overdue, 0)
  }),
)

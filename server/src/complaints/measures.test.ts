import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { openCase } from './complaints.fixture.ts'

test(
  'a measure is changed and dropped until it is done; then it stays, with who did it and when',
  onDesk(async (desk) => {
    const { complaints, manager, ticketId, chen } = await openCase(desk)
    const { measures } = await complaints.addMeasure({
      ticketId,
      kind: 'corrective',
      text: '换阀',
      dueOn: '2026-03-20',
    })
    const on = { ticketId, measureId: measures[0]?.id ?? '' }
    const changed = await complaints.updateMeasure({ ...on, text: '更换进水阀', ownerId: chen.id, dueOn: null })
    const [now] = changed.measures
    assert.deepEqual([now?.kind, now?.text, now?.owner?.name, now?.dueOn], ['corrective', '更换进水阀', '陈明', null])
    const nobody = { ...on, ownerId: ticketId }
    await assert.rejects(complaints.updateMeasure(nobody), refusedFor('staff.unknown', 'ownerId'))
    await complaints.removeMeasure(on)
    const dropped = await complaints.get({ ticketId })
    assert.deepEqual([dropped.measures, dropped.stage], [[], 'registered'])
    await assert.rejects(complaints.finishMeasure(on), refusedFor('record.not_found'))
    const again = await complaints.addMeasure({ ticketId, kind: 'immediate', text: '关水' })
    const done = { ticketId, measureId: again.measures[0]?.id ?? '' }
    const finished = (await complaints.finishMeasure({ ...done, result: '已关' })).measures[0]
    assert.deepEqual([finished?.doneBy?.name, finished?.doneAt], ['王小丽', desk.now.toISOString()])
    await assert.rejects(complaints.updateMeasure({ ...done, text: '改写' }), refusedFor('complaint.measure_done'))
    await assert.rejects(complaints.removeMeasure(done), refusedFor('complaint.measure_done'))
    await desk.settle()
    assert.equal((await manager.audit.list({ type: 'complaint.measure_removed' })).items.length, 1)
  }),
)

test(
  'whoever owns a measure sees its complaint, finds it among the own measures and does it, until it goes to another',
  onDesk(async (desk) => {
    const { complaints, second, ticketId, chen, wang } = await openCase(desk)
    const mine = async () => (await second.complaints.listMyMeasures({})).items.map(({ text }) => text)
    await assert.rejects(second.complaints.get({ ticketId }), refusedFor('record.not_found'))
    const asked = { ticketId, kind: 'corrective', ownerId: chen.id } as const
    const { measures } = await complaints.addMeasure({ ...asked, text: '排查同批次' })
    assert.equal((await second.complaints.get({ ticketId })).measures.length, 1)
    await complaints.updateMeasure({ ticketId, measureId: measures[0]?.id ?? '', ownerId: wang.id })
    await assert.rejects(second.complaints.get({ ticketId }), refusedFor('record.not_found'))
    const later = await complaints.addMeasure({ ...asked, text: '回访同批次', dueOn: '2026-03-18' })
    const sooner = await complaints.addMeasure({ ...asked, text: '先停售', dueOn: '2026-03-17' })
    assert.deepEqual(await mine(), ['先停售', '回访同批次'])
    await second.complaints.finishMeasure({ ticketId, measureId: sooner.measures[2]?.id ?? '' })
    assert.deepEqual(await mine(), ['回访同批次'])
    await complaints.removeMeasure({ ticketId, measureId: later.measures[1]?.id ?? '' })
    assert.deepEqual(await mine(), [])
    assert.equal((await second.complaints.get({ ticketId })).measures.length, 2)
    const unable = { ...asked, text: '分析', ownerId: (await desk.person('analyst')).id }
    await assert.rejects(complaints.addMeasure(unable), refusedFor('complaint.owner_unable', 'ownerId'))
  }),
)

test(
  'who is to ask a customer again keeps the complaint in sight when it goes to another team',
  onDesk(async (desk) => {
    const { complaints, first, manager, ticketId, chen, customerId } = await openCase(desk)
    await complaints.planFollowUp({ ticketId, dueAt: desk.now.toISOString() })
    await manager.customers.assignOwner({ id: customerId, staffId: chen.id })
    await manager.tickets.assign({ id: ticketId, staffId: chen.id })
    await desk.settle()
    const { items } = await first.complaints.list({ followUp: 'due' })
    assert.deepEqual(
      items.map((one) => one.ticketId),
      [ticketId],
    )
  }),
)

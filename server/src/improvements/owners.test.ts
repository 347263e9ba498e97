import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { openLeaks } from './improvements.fixture.ts'

test(
  'an improvement is changed by its owner, by who opened it and by who sees all, and a measure finished by its own owner too',
  onDesk(async (desk) => {
    const { first, second, manager, chen, boss } = await openLeaks(desk, 0)
    const { id } = await first.improvements.create({ title: '漏水', ownerId: boss.id })
    const { measures } = await first.improvements.addMeasure({ id, kind: 'corrective', text: '换圈', ownerId: chen.id })
    const measureId = measures[0]?.id ?? ''
    const spans = { beforeFrom: '2026-02-01', beforeTo: '2026-03-16', afterFrom: '2026-03-17', afterTo: '2026-03-31' }
    const another = await desk.as('representative', { team: '三组', department: '售后部' })
    const deeds = (who: typeof second) => [
      () => who.improvements.update({ id, title: '别的' }),
      () => who.improvements.addMeasure({ id, kind: 'corrective', text: '别的' }),
      () => who.improvements.updateMeasure({ id, measureId, text: '别的' }),
      () => who.improvements.removeMeasure({ id, measureId }),
      () => who.improvements.start({ id }),
      () => who.improvements.complete({ id }),
      () => who.improvements.checkEffect({ id, ...spans, verdict: 'effective' }),
    ]
    const refused = refusedFor('improvement.of_another')
    // whoever owns a measure finishes it, and changes no more than that
    for (const deed of [...deeds(second), ...deeds(another)]) await assert.rejects(deed(), refused)
    const finish = { id, measureId, evidence: '变更单' }
    await assert.rejects(another.improvements.finishMeasure(finish), refused)
    const editable = async (who: typeof second) => (await who.improvements.get({ id })).editable
    const analyst = await desk.as('analyst')
    assert.deepEqual(
      [await editable(first), await editable(manager), await editable(second), await editable(analyst)],
      [true, true, false, false],
    )
    await manager.improvements.start({ id })
    await second.improvements.finishMeasure(finish)
    assert.equal((await first.improvements.complete({ id })).state, 'done')
  }),
)

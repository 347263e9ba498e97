import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onOwnDesk } from '../../test/harness.ts'
import { systemCtx } from '../app/stage.ts'
import { type DeskActor, systemActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { openOffice } from './approvals.fixture.ts'
import { startApproval } from './starting.ts'

const rounds = 4

test(
  'of two applications about one subject that start at once, whoever asks for them, one is weighed with the other',
  onOwnDesk(async (desk) => {
    const { wang, first } = await openOffice(desk)
    const actor: DeskActor = {
      ...{ ...systemActor, kind: 'staff', id: wang.id, name: wang.name, email: 'wang@example.com', scope: 'own' },
      ...{ reach: [wang.id], role: 'representative', departmentId: wang.departmentId, teamIds: [], due: null },
    }
    for (let round = 0; round < rounds; round++) {
      const subject = { type: 'ticket', id: uuidv7(desk.now) }
      const matter = { kind: 'compensation', subject, title: '地板泡水', body: '', amountFen: 30_000 } as const
      const start = () =>
        desk.store.transaction(actor, (db) => startApproval({ ...systemCtx(db, desk.tools, desk.now), actor }, matter))
      const ids = await Promise.all([start(), start()])
      const ways = await Promise.all(ids.map((id) => first.approvals.get({ id })))
      const whys = ways.map(({ why }) => why.filter(({ code }) => code === 'total').map(({ amountFen }) => amountFen))
      assert.deepEqual(new Set(whys.map(String)), new Set(['', '60000']))
    }
  }),
)

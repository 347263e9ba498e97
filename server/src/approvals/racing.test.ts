import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import { onOwnDesk } from '../../test/harness.ts'
import { asking, matter, oneWay, openOffice, publish } from './approvals.fixture.ts'

const rounds = 4

test(
  'a delegation that is revoked while its deputy decides leaves one transition, and the record says on whose behalf',
  onOwnDesk(async (desk) => {
    const { first, lead, second, head, chen } = await openOffice(desk)
    for (let round = 0; round < rounds; round++) {
      const { id } = await first.approvals.start(matter)
      const { id: given } = await lead.approvalDelegations.create({ deputyId: chen.id })
      const decided = second.approvals.decide({ id, decision: 'approved' })
      const [outcome] = await Promise.allSettled([decided, lead.approvalDelegations.revoke({ id: given })])
      const { state, deeds } = await first.approvals.get({ id })
      const approvals = deeds.filter(({ kind }) => kind === 'approved')
      if (outcome.status === 'fulfilled') {
        assert.deepEqual([state, approvals[0]?.by.id, approvals[0]?.behalf?.id], ['approved', chen.id, head.id])
        continue
      }
      assert.ok(outcome.reason instanceof ApiError)
      assert.deepEqual([state, approvals.length], ['running', 0])
      assert.equal((await lead.approvals.decide({ id, decision: 'approved' })).state, 'approved')
    }
  }),
)

test(
  'an approver who is disabled while they decide has decided, or somebody else is asked, never both and never nobody',
  onOwnDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, admin, chief } = office
    for (let round = 0; round < rounds; round++) {
      const leaver = await desk.person('support', { department: '服务部' })
      await publish(office, oneWay([asking('any', leaver)]))
      const { id } = await first.approvals.start(matter)
      const deciding = desk.client(leaver).approvals.decide({ id, decision: 'approved' })
      const [outcome] = await Promise.allSettled([deciding, admin.staff.suspend({ id: leaver.id })])
      await Promise.all([desk.settle(), desk.settle()])
      const { state, waitingFor, deeds } = await first.approvals.get({ id })
      const kinds = deeds.map(({ kind }) => kind)
      if (outcome.status === 'fulfilled')
        assert.deepEqual([state, waitingFor, kinds], ['approved', [], ['started', 'approved']])
      else
        assert.deepEqual([state, waitingFor.map((one) => one.id), kinds], ['running', [chief.id], ['started', 'moved']])
    }
  }),
)

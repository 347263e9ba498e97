import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { asking, matter, oneWay, openOffice, publish } from './approvals.fixture.ts'

test(
  'what somebody asked for who left goes back to no applicant, and whoever oversees approvals takes it back',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, lead, manager, admin, wang, head, boss } = office
    await publish(office, oneWay([asking('any', head), asking('any', boss)]))
    const start = async () => (await first.approvals.start(matter)).id
    const [returned, running] = [await start(), await start()]
    await lead.approvals.sendBack({ id: returned, comment: '请附报价' })
    await lead.approvals.decide({ id: running, decision: 'approved' })
    await assert.rejects(manager.approvals.withdraw({ id: returned }), refusedFor('approval.not_applicant'))
    await admin.staff.suspend({ id: wang.id })
    const comment = '请附报价'
    await assert.rejects(manager.approvals.sendBack({ id: running, comment }), refusedFor('approval.applicant_left'))
    const { steps, applicantLeft } = await manager.approvals.get({ id: running })
    assert.equal(applicantLeft, true)
    const back = await manager.approvals.sendBack({ id: running, comment, stepId: steps[0]?.id })
    assert.deepEqual(back.waitingFor, [{ id: head.id, name: '刘主管' }])
    assert.equal((await lead.approvals.decide({ id: running, decision: 'approved' })).state, 'running')
    await assert.rejects(lead.approvals.withdraw({ id: running }), refusedFor('approval.not_applicant'))
    const withdrawn = await manager.approvals.withdraw({ id: returned, comment: '已离职' })
    assert.deepEqual([withdrawn.state, withdrawn.deeds.at(-1)?.by.name], ['withdrawn', '周经理'])
  }),
)

test(
  'nobody is asked in the place of an added signer who leaves: the step that stood back goes on',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, manager, admin, boss } = office
    await publish(office, oneWay([asking('any', boss)]))
    const { id } = await first.approvals.start(matter)
    const signer = await desk.person('support', { name: '新同事' })
    const added = await manager.approvals.addSigners({ id, staffIds: [signer.id], when: 'before' })
    assert.deepEqual(added.waitingFor, [{ id: signer.id, name: '新同事' }])
    await admin.staff.suspend({ id: signer.id })
    await desk.settle()
    await desk.settle()
    const left = await first.approvals.get({ id })
    assert.deepEqual(left.waitingFor, [{ id: boss.id, name: '周经理' }])
    assert.deepEqual(
      left.deeds.map(({ kind }) => kind),
      ['started', 'added_before', 'moved'],
    )
    assert.equal((await manager.approvals.decide({ id, decision: 'approved' })).state, 'approved')
  }),
)

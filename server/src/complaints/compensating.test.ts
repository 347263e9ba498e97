import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Desk } from '../../test/harness.ts'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { openCase } from './complaints.fixture.ts'

/** A complaint in a department that has a head: she decides up to ¥500, the manager up to ¥5,000. */
async function openLadder(desk: Desk) {
  const house = await openCase(desk)
  const head = await desk.person('support', { name: '刘主管', team: '三组' })
  const admin = await desk.as('administrator')
  await admin.departments.update({ id: head.departmentId, headId: head.id })
  const ask = async (yuan: number) => {
    const asked = { ticketId: house.ticketId, form: 'cash', amountFen: yuan * 100, reason: '地板泡水' } as const
    const { compensations } = await house.complaints.askCompensation(asked)
    return compensations.at(-1) ?? assert.fail()
  }
  return { ...house, head, lead: desk.client(head), ask }
}

test(
  'a compensation that came back is changed and asked for again: who decides goes by what is asked now',
  onDesk(async (desk) => {
    const { complaints, manager, first, lead, head, ticketId, ask } = await openLadder(desk)
    const { id: compensationId, approvalId: id, returned } = await ask(880)
    assert.deepEqual([(await manager.approvals.get({ id })).form, returned], ['cash', false])
    // whoever sees the ticket is led to the evidence, who does not is not
    assert.equal((await manager.approvals.get({ id })).subject?.inSight, true)
    await manager.approvals.sendBack({ id, comment: '超出标准，请按九折' })
    assert.equal((await complaints.get({ ticketId })).compensations[0]?.returned, true)
    const change = { ticketId, compensationId, amountFen: 45_000, form: 'coupon', reason: '地板泡水，按九折' } as const
    const [one] = (await complaints.resubmitCompensation({ ...change, comment: '已按标准' })).compensations
    assert.deepEqual(
      [one?.id, one?.amountFen, one?.form, one?.reason, one?.state, one?.returned],
      [compensationId, 45_000, 'coupon', '地板泡水，按九折', 'pending', false],
    )
    const shown = await lead.approvals.get({ id })
    assert.equal(shown.subject?.inSight, false)
    assert.deepEqual([shown.mine, shown.waitingFor], [true, [{ id: head.id, name: '刘主管' }]])
    assert.deepEqual([shown.amountFen, shown.form, shown.body], [45_000, 'coupon', '地板泡水，按九折'])
    assert.deepEqual(shown.deeds.at(-1)?.changes, [
      { field: 'amountFen', from: 88_000, to: 45_000 },
      { field: 'form', from: 'cash', to: 'coupon' },
      { field: 'body', from: '地板泡水', to: '地板泡水，按九折' },
    ])
    await lead.approvals.decide({ id, decision: 'approved' })
    await desk.settle()
    await desk.settle()
    const decided = (await complaints.get({ ticketId })).compensations[0]
    assert.deepEqual([decided?.state, decided?.amountFen], ['approved', 45_000])
    await assert.rejects(complaints.resubmitCompensation(change), refusedFor('approval.not_returned'))
    assert.equal((await first.approvals.get({ id })).round, 2)
  }),
)

test(
  'a compensation is changed by whoever asked for it, in its file alone, and until the complaint is closed',
  onDesk(async (desk) => {
    const { complaints, manager, first, ticketId, ask } = await openLadder(desk)
    const { id: compensationId, approvalId: id } = await ask(880)
    const change = { ticketId, compensationId, amountFen: 100 }
    await assert.rejects(complaints.resubmitCompensation(change), refusedFor('approval.not_returned'))
    await manager.approvals.sendBack({ id, comment: '请按标准' })
    await assert.rejects(manager.complaints.resubmitCompensation(change), refusedFor('approval.not_applicant'))
    await assert.rejects(first.approvals.resubmit({ id, amountFen: 100 }), refusedFor('approval.changed_elsewhere'))
    const none = { ...change, compensationId: ticketId }
    await assert.rejects(complaints.resubmitCompensation(none), refusedFor('record.not_found'))
    await complaints.addCause({ ticketId, kind: 'product', text: '密封圈老化' })
    await first.tickets.resolve({ id: ticketId, summary: '换阀' })
    await first.tickets.close({ id: ticketId, reason: '客户电话确认' })
    await assert.rejects(complaints.resubmitCompensation(change), refusedFor('complaint.closed'))
    assert.equal((await first.approvals.withdraw({ id })).state, 'withdrawn')
  }),
)

const total = (yuan: number) => ({ code: 'total', of: null, amountFen: yuan * 100 }) as const
const upTo = (yuan: number) => ({ code: 'amount', of: null, amountFen: yuan * 100 }) as const

test(
  'who decides goes by what the compensations of a complaint come to, so that in pieces nobody gets below a bound',
  onDesk(async (desk) => {
    const { complaints, manager, first, lead, head, boss, ticketId, ask } = await openLadder(desk)
    const asked = async (yuan: number) => {
      const route = await complaints.foreseeCompensation({ ticketId, amountFen: yuan * 100 })
      const { approvalId: id } = await ask(yuan)
      const { why, waitingFor } = await first.approvals.get({ id })
      // what was said beforehand is what then happens
      assert.deepEqual([route.why, route.steps[0]?.asked[0]?.staff], [why, waitingFor[0]])
      return { id, why, waits: waitingFor[0]?.id }
    }
    const one = await asked(88)
    assert.deepEqual([one.why, one.waits], [[upTo(500)], head.id])
    const two = await asked(450)
    assert.deepEqual([two.why, two.waits], [[total(538), upTo(5000)], boss.id])
    // the sum stands where whoever decides reads it
    assert.deepEqual((await manager.approvals.get({ id: two.id })).why[0], total(538))
    // what is refused or withdrawn is nothing any more, what was granted stays
    await manager.approvals.decide({ id: two.id, decision: 'refused', comment: '过高' })
    await lead.approvals.decide({ id: one.id, decision: 'approved' })
    const three = await asked(412)
    assert.deepEqual([three.why, three.waits], [[total(500), upTo(500)], head.id])
    await first.approvals.withdraw({ id: three.id })
    await desk.settle()
    const { compensations } = await complaints.get({ ticketId })
    await complaints.pay({ ticketId, compensationId: compensations[0]?.id ?? '' })
    assert.deepEqual((await asked(413)).why, [total(501), upTo(5000)])
  }),
)

test(
  'a compensation that is asked for again counts with the others, and not with itself',
  onDesk(async (desk) => {
    const { complaints, manager, first, second, boss, head, ticketId, ask } = await openLadder(desk)
    const { id: compensationId, approvalId: id } = await ask(880)
    await manager.approvals.sendBack({ id, comment: '请按标准' })
    const change = (yuan: number) => ({ ticketId, compensationId, amountFen: yuan * 100 })
    const foreseen = await complaints.foreseeCompensation(change(450))
    assert.deepEqual([foreseen.why, foreseen.steps[0]?.asked[0]?.staff.id], [[upTo(500)], head.id])
    // what lies with the applicant is asked for still
    const other = await ask(88)
    assert.deepEqual((await first.approvals.get({ id: other.approvalId })).why, [total(968), upTo(5000)])
    assert.deepEqual((await complaints.foreseeCompensation(change(450))).why, [total(538), upTo(5000)])
    await complaints.resubmitCompensation(change(450))
    const again = await first.approvals.get({ id })
    assert.deepEqual([again.why, again.waitingFor[0]?.id], [[total(538), upTo(5000)], boss.id])
    await assert.rejects(manager.complaints.foreseeCompensation(change(1)), refusedFor('approval.not_applicant'))
    await assert.rejects(second.complaints.foreseeCompensation(change(1)), refusedFor('record.not_found'))
  }),
)

test(
  'of two compensations that are asked for at once one is weighed with the other',
  onOwnDesk(async (desk) => {
    const { complaints, first, ticketId } = await openLadder(desk)
    const ask = { ticketId, form: 'cash', amountFen: 30_000, reason: '地板泡水' } as const
    await Promise.all([complaints.askCompensation(ask), complaints.askCompensation(ask)])
    const { compensations } = await complaints.get({ ticketId })
    const ways = await Promise.all(compensations.map(({ approvalId: id }) => first.approvals.get({ id })))
    assert.deepEqual(new Set(ways.map(({ branch }) => branch)), new Set(['500 元以内', '5,000 元以内']))
  }),
)

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { picture } from '../tickets/tickets.fixture.ts'
import { asking, matter, oneWay, openOffice, publish } from './approvals.fixture.ts'

test(
  'a decision is handed to a colleague, not to the applicant nor to somebody who is asked already',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, lead, second, wang, head, chen, boss } = office
    await publish(office, oneWay([asking('all', head, boss)]))
    const { id } = await first.approvals.start(matter)
    const to = (staffId: string) => lead.approvals.transfer({ id, staffId, comment: '您更清楚' })
    await assert.rejects(to(wang.id), refusedFor('approval.self'))
    await assert.rejects(to(boss.id), refusedFor('approval.asked_already', 'staffId'))
    const handed = await to(chen.id)
    assert.deepEqual(
      handed.steps[0]?.tasks.map(({ staff, state }) => [staff.name, state]),
      [
        ['刘主管', 'transferred'],
        ['陈明', 'open'],
        ['周经理', 'open'],
      ],
    )
    await assert.rejects(to(chen.id), refusedFor('approval.not_asked'))
    assert.equal((await second.approvals.get({ id })).mine, true)
  }),
)

test(
  'only who joins in approvals is handed a decision, added as a signer or made a deputy, and nobody who is asked already',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, lead, admin, wang, head, chen, boss, chief } = office
    await publish(office, oneWay([asking('all', head, boss)]))
    const { id } = await first.approvals.start(matter)
    const ways = {
      staffId: (staffId: string) => lead.approvals.transfer({ id, staffId }),
      staffIds: (staffId: string) => lead.approvals.addSigners({ id, staffIds: [chen.id, staffId], when: 'after' }),
      deputyId: (deputyId: string) => lead.approvalDelegations.create({ deputyId }),
    }
    for (const [field, choose] of Object.entries(ways))
      await assert.rejects(choose(chief.id), refusedFor('approval.may_not_join', field), field)
    for (const field of ['staffId', 'staffIds'] as const) {
      await assert.rejects(ways[field](wang.id), refusedFor('approval.self'), field)
      for (const asked of [head, boss])
        await assert.rejects(ways[field](asked.id), refusedFor('approval.asked_already', field), field)
    }
    await assert.rejects(ways.deputyId(head.id), refusedFor('staff.unknown', 'deputyId'))
    // who is offered is who is let in
    const offered = (await lead.staff.list({ may: 'approvals.join', suspended: 'no' })).items.map((one) => one.id)
    assert.deepEqual([offered.includes(chen.id), offered.includes(chief.id)], [true, false])
    const { items } = await admin.roles.list({})
    const role = items.find(({ code }) => code === 'administrator') ?? assert.fail()
    await admin.roles.update({ code: role.code, permissions: [...role.permissions, 'approvals.join'] })
    assert.equal((await ways.deputyId(chief.id)).deputy.id, chief.id)
    assert.equal((await lead.approvals.get({ id })).steps.length, 1)
  }),
)

test(
  'signers come before or after the open step, which goes on where it stood',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, lead, second, manager, head, chen, boss } = office
    await publish(office, oneWay([asking('sequence', head, chen)]))
    const { id } = await first.approvals.start(matter)
    await lead.approvals.decide({ id, decision: 'approved' })
    const before = await second.approvals.addSigners({ id, staffIds: [boss.id], when: 'before', comment: '请先看' })
    assert.deepEqual(
      before.steps.map(({ name, state }) => [name, state]),
      [
        ['加签', 'open'],
        ['sequence 2', 'coming'],
      ],
    )
    assert.deepEqual(before.steps[0]?.tasks[0]?.why, [{ code: 'added', of: '陈明', amountFen: null }])
    const back = await manager.approvals.decide({ id, decision: 'approved' })
    assert.deepEqual(
      back.waitingFor.map(({ name }) => name),
      ['陈明'],
    )
    await second.approvals.addSigners({ id, staffIds: [boss.id], when: 'after' })
    assert.equal((await second.approvals.decide({ id, decision: 'approved' })).state, 'running')
    assert.equal((await manager.approvals.decide({ id, decision: 'approved' })).state, 'approved')
  }),
)

test(
  'it goes back to an approved step or to the applicant, who hands it in again; the record keeps what was decided before',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, lead, second, manager, head, chen, boss } = office
    await publish(office, oneWay([asking('any', head), asking('any', chen), asking('any', boss)]))
    const { id } = await first.approvals.start(matter)
    await lead.approvals.decide({ id, decision: 'approved' })
    const { steps } = await second.approvals.decide({ id, decision: 'approved' })
    const [one, , three] = steps
    const sendBack = (stepId?: string) =>
      manager.approvals.sendBack({ id, comment: '再核对', ...(stepId ? { stepId } : {}) })
    await assert.rejects(sendBack(three?.id), refusedFor('approval.step_unknown', 'stepId'))
    const back = await sendBack(one?.id)
    assert.deepEqual([back.step, back.steps.map(({ state }) => state)], ['any 1', ['open', 'coming', 'coming']])
    await assert.rejects(first.approvals.resubmit({ id }), refusedFor('approval.not_returned'))
    const home = await lead.approvals.sendBack({ id, comment: '请附报价' })
    assert.deepEqual([home.state, home.steps, home.waitingFor], ['returned', [], []])
    assert.equal((await first.approvals.summary({})).returned, 1)
    await assert.rejects(lead.approvals.decide({ id, decision: 'approved' }), refusedFor('approval.not_asked'))
    await assert.rejects(second.approvals.resubmit({ id }), refusedFor('approval.not_applicant'))
    const again = await first.approvals.resubmit({ id, body: '附报价' })
    assert.deepEqual(
      [again.state, again.body, again.waitingFor.map(({ name }) => name)],
      ['running', '附报价', ['刘主管']],
    )
    assert.equal(again.deeds.filter(({ kind }) => kind === 'approved').length, 2)
  }),
)

test(
  'the applicant withdraws and urges, with a rest between urges, and nobody else does',
  onDesk(async (desk) => {
    const { first, lead } = await openOffice(desk)
    const { id } = await first.approvals.start(matter)
    await assert.rejects(lead.approvals.urge({ id }), refusedFor('approval.not_applicant'))
    assert.equal((await first.approvals.urge({ id })).urgedAt, desk.now.toISOString())
    await assert.rejects(first.approvals.urge({ id }), refusedFor('approval.urged'))
    desk.now = new Date(desk.now.getTime() + 10 * 60_000)
    await first.approvals.urge({ id })
    await assert.rejects(lead.approvals.withdraw({ id }), refusedFor('approval.not_applicant'))
    assert.equal((await first.approvals.withdraw({ id })).state, 'withdrawn')
    await assert.rejects(first.approvals.withdraw({ id }), refusedFor('approval.over'))
    await assert.rejects(lead.approvals.decide({ id, decision: 'approved' }), refusedFor('approval.over'))
  }),
)

test(
  'a deputy decides while the delegation lasts, on whose behalf is written down, and never about an own application',
  onDesk(async (desk) => {
    const { first, lead, second, head, chen, wang } = await openOffice(desk)
    const one = await first.approvals.start(matter)
    const two = await first.approvals.start(matter)
    const given = await lead.approvalDelegations.create({ deputyId: chen.id })
    assert.deepEqual((await second.approvals.get({ id: one.id })).behalf, { id: head.id, name: '刘主管' })
    const done = await second.approvals.decide({ id: one.id, decision: 'approved' })
    const deed = done.deeds.at(-1)
    assert.deepEqual([deed?.by.name, deed?.behalf?.name, done.state], ['陈明', '刘主管', 'approved'])
    await assert.rejects(second.approvalDelegations.revoke({ id: given.id }), refusedFor('record.not_found'))
    await lead.approvalDelegations.revoke({ id: given.id })
    await assert.rejects(second.approvals.decide({ id: two.id, decision: 'approved' }), refusedFor('record.not_found'))
    await assert.rejects(second.approvals.get({ id: two.id }), refusedFor('record.not_found'))
    await lead.approvalDelegations.create({
      deputyId: wang.id,
      until: new Date(desk.now.getTime() + 1000).toISOString(),
    })
    await assert.rejects(first.approvals.decide({ id: two.id, decision: 'approved' }), refusedFor('approval.self'))
    const three = await second.approvals.start(matter)
    assert.deepEqual(
      (await first.approvals.list({})).items.map(({ id }) => id),
      [three.id],
    )
    desk.now = new Date(desk.now.getTime() + 2000)
    await assert.rejects(
      first.approvals.decide({ id: three.id, decision: 'approved' }),
      refusedFor('approval.not_asked'),
    )
  }),
)

test(
  'what waits for somebody who is disabled goes to their deputy, or to whom the flow names',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, lead, admin, head, chen, boss, chief } = office
    const one = await first.approvals.start(matter)
    await publish(office, oneWay([asking('all', head, boss)]))
    const two = await first.approvals.start(matter)
    await admin.staff.suspend({ id: head.id })
    await assert.rejects(lead.approvals.decide({ id: one.id, decision: 'approved' }), refusedFor('session.required'))
    await desk.settle()
    await desk.settle()
    const moved = await first.approvals.get({ id: one.id })
    assert.deepEqual(moved.waitingFor, [{ id: chief.id, name: '沈管理' }])
    assert.deepEqual(moved.deeds.filter(({ kind }) => kind === 'moved').length, 1)
    assert.deepEqual(
      (await first.approvals.get({ id: two.id })).waitingFor.map(({ name }) => name),
      ['周经理'],
    )
    await admin.staff.reinstate({ id: head.id })
    const again = await desk.person('support', { name: '新主管' })
    await publish(office, oneWay([asking('any', again)]))
    const three = await first.approvals.start(matter)
    await desk.client(again).approvalDelegations.create({ deputyId: chen.id })
    await admin.staff.suspend({ id: again.id })
    await desk.settle()
    assert.deepEqual(
      (await first.approvals.get({ id: three.id })).waitingFor.map(({ name }) => name),
      ['陈明'],
    )
  }),
)

test(
  'who has a copy sees it and its pictures, and nobody else does; who oversees approvals sees all',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, second, manager, chen } = office
    const sent = await first.approvals.start(matter, { files: [picture()] })
    const { id } = sent
    const fileId = sent.deeds[0]?.files[0]?.id ?? ''
    const strangers = [await desk.as('analyst'), await desk.as('inspector'), second]
    for (const who of strangers) {
      await assert.rejects(who.approvals.get({ id }), refusedFor('record.not_found'))
      await assert.rejects(who.approvals.getFile({ id, fileId }), refusedFor('record.not_found'))
      await assert.rejects(who.approvals.comment({ id, body: '看看' }), refusedFor('record.not_found'))
      await assert.rejects(who.approvals.list({ box: 'all' }), refusedFor('permission.missing'))
    }
    await first.approvals.copy({ id, staffIds: [chen.id] })
    assert.equal((await second.approvals.summary({})).unread, 1)
    assert.deepEqual(
      (await second.approvals.list({ box: 'copied' })).items.map((one) => one.id),
      [id],
    )
    await second.approvals.get({ id })
    assert.equal((await second.approvals.summary({})).unread, 0)
    assert.equal((await second.approvals.getFile({ id, fileId })).type, 'image/png')
    const said = await second.approvals.comment({ id, body: '建议改租' })
    assert.equal(said.deeds.at(-1)?.note, '建议改租')
    assert.equal((await manager.approvals.get({ id })).id, id)
    assert.deepEqual(
      (await manager.approvals.list({ box: 'all', status: ['running'] })).items.map((one) => one.id),
      [id],
    )
    assert.deepEqual((await manager.approvals.list({ box: 'all', search: 'nothing' })).items, [])
  }),
)

test(
  'only colleagues apply, not a key that stands for nobody',
  onDesk(async (desk) => {
    const { admin } = await openOffice(desk)
    const { key } = await admin.apiKeys.create({ name: '脚本', role: 'manager' })
    await assert.rejects(desk.client(key).approvals.start(matter), refusedFor('approval.persons_only'))
    assert.deepEqual((await desk.client(key).approvals.list({})).items, [])
  }),
)

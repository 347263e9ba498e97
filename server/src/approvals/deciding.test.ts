import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { asking, matter, oneWay, openOffice, publish } from './approvals.fixture.ts'

test(
  'an application goes to the head of the department, who sees why, decides, and the record says who and when',
  onDesk(async (desk) => {
    const { first, lead, second, wang, head } = await openOffice(desk)
    const started = await first.approvals.start(matter)
    assert.match(started.number, /^A-260316-\d{4}$/)
    assert.deepEqual(
      [started.state, started.waitingFor, started.mine],
      ['running', [{ id: head.id, name: '刘主管' }], false],
    )
    assert.deepEqual(started.steps[0]?.tasks[0]?.why, [{ code: 'head', of: '服务部', amountFen: null }])
    await assert.rejects(second.approvals.get({ id: started.id }), refusedFor('record.not_found'))
    assert.deepEqual(
      (await lead.approvals.list({})).items.map(({ id, mine }) => [id, mine]),
      [[started.id, true]],
    )
    assert.equal((await lead.approvals.summary({})).mine, 1)
    await assert.rejects(
      lead.approvals.decide({ id: started.id, decision: 'refused' }),
      refusedFor('request.invalid', 'comment'),
    )
    await assert.rejects(
      first.approvals.decide({ id: started.id, decision: 'approved' }),
      refusedFor('approval.not_asked'),
    )
    desk.now = new Date(desk.now.getTime() + 60_000)
    const done = await lead.approvals.decide({ id: started.id, decision: 'approved', comment: '可以' })
    assert.deepEqual([done.state, done.concludedAt], ['approved', desk.now.toISOString()])
    assert.deepEqual(
      done.deeds.map(({ kind, by, at, note }) => [kind, by.name, at === desk.now.toISOString(), note]),
      [
        ['started', wang.name, false, null],
        ['approved', '刘主管', true, '可以'],
      ],
    )
    await assert.rejects(lead.approvals.decide({ id: started.id, decision: 'approved' }), refusedFor('approval.over'))
    assert.deepEqual(
      (await lead.approvals.list({ box: 'decided' })).items.map(({ id }) => id),
      [started.id],
    )
    assert.equal((await lead.approvals.summary({})).mine, 0)
  }),
)

test(
  'all of a counter-sign have to approve, one of an any-sign, and in a sequence each in turn; one refusal ends it',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, lead, second, manager, head, chen, boss } = office
    const steps = [asking('all', head, chen), asking('any', head, boss), asking('sequence', chen, boss)]
    await publish(office, oneWay(steps))
    const { id } = await first.approvals.start(matter)
    const waiting = async () => (await first.approvals.get({ id })).waitingFor.map(({ name }) => name)
    const approve = (who: typeof first) => who.approvals.decide({ id, decision: 'approved' })
    assert.deepEqual(await waiting(), ['刘主管', '陈明'])
    await approve(second)
    assert.deepEqual(await waiting(), ['刘主管'])
    await approve(lead)
    assert.deepEqual(await waiting(), ['刘主管', '周经理'])
    await approve(manager)
    await assert.rejects(approve(lead), refusedFor('approval.not_asked'))
    assert.deepEqual(await waiting(), ['陈明'])
    await assert.rejects(approve(manager), refusedFor('approval.not_asked'))
    await approve(second)
    assert.deepEqual(await waiting(), ['周经理'])
    const ended = await manager.approvals.decide({ id, decision: 'refused', comment: '预算不够' })
    assert.deepEqual(
      [ended.state, ended.steps.map(({ state }) => state)],
      ['refused', ['approved', 'approved', 'refused']],
    )
  }),
)

test(
  'what runs keeps the version of the flow with which it began, and a flow is published on the version that was read',
  onDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, lead, manager, admin, boss } = office
    const { id } = await first.approvals.start(matter)
    const flow = await publish(office, oneWay([asking('any', boss)]))
    assert.deepEqual([flow.version, flow.publishedBy?.name], [2, '沈管理'])
    const stale = { kind: 'general', definition: flow.definition, baseVersion: 1 } as const
    await assert.rejects(admin.approvalFlows.publish(stale), refusedFor('record.changed'))
    const unknown = oneWay([asking('any', { id: flow.publishedBy?.id.replace(/.{4}$/, '0000') ?? '' })])
    await assert.rejects(
      admin.approvalFlows.publish({ kind: 'general', definition: unknown, baseVersion: 2 }),
      refusedFor('staff.unknown', 'definition'),
    )
    const later = await first.approvals.start(matter)
    assert.equal((await lead.approvals.decide({ id, decision: 'approved' })).flowVersion, 1)
    assert.equal((await manager.approvals.decide({ id: later.id, decision: 'approved' })).flowVersion, 2)
    const versions = await admin.approvalFlows.versions({ kind: 'general' })
    assert.deepEqual(
      versions.items.map(({ version, running }) => [version, running]),
      [
        [2, 0],
        [1, 0],
      ],
    )
  }),
)

test(
  'a preview and what an applicant is told beforehand are the way that is then taken',
  onDesk(async (desk) => {
    const { admin, first, wang, manager } = await openOffice(desk)
    const { items } = await admin.approvalFlows.list({})
    const { definition } = items.find(({ kind }) => kind === 'general') ?? assert.fail()
    const preview = await manager.approvalFlows.preview({ kind: 'general', definition, applicantId: wang.id })
    const foreseen = await first.approvals.foresee({ kind: 'general' })
    assert.deepEqual({ ...foreseen, version: null }, preview)
    const { steps, why } = await first.approvals.start(matter)
    const asked = ({ name, mode, tasks }: (typeof steps)[number]) => [
      name,
      mode,
      tasks.map(({ staff, why: w }) => ({ staff, why: w })),
    ]
    assert.deepEqual(
      steps.map(asked),
      foreseen.steps.map((step) => [step.name, step.mode, step.asked]),
    )
    assert.deepEqual(why, foreseen.why)
    const compensation = (yuan: number) => first.approvals.foresee({ kind: 'compensation', amountFen: yuan * 100 })
    const names = async (yuan: number) => (await compensation(yuan)).steps.map((step) => step.name)
    assert.deepEqual(await names(500), ['部门负责人'])
    assert.deepEqual(await names(5000), ['客户服务经理'])
    assert.deepEqual(await names(5001), ['部门负责人', '客户服务经理'])
  }),
)

test(
  'several are decided at once, each by itself',
  onDesk(async (desk) => {
    const { first, lead } = await openOffice(desk)
    const one = await first.approvals.start(matter)
    const two = await first.approvals.start(matter)
    const none = one.id.replace(/.{4}$/, '0000')
    await lead.approvals.decide({ id: one.id, decision: 'approved' })
    const { items } = await lead.approvals.decideMany({ ids: [one.id, two.id, none], decision: 'approved' })
    assert.deepEqual(
      new Map(items.map(({ id, state, reason }) => [id, [state, reason]])),
      new Map([
        [one.id, ['approved', 'approval.over']],
        [two.id, ['approved', null]],
        [none, [null, 'record.not_found']],
      ]),
    )
  }),
)

test(
  'of fifty who approve one step at once one does, whoever it is, and so it is with a double click',
  onOwnDesk(async (desk) => {
    const office = await openOffice(desk)
    const { first, lead, head, chief } = office
    const many = await Promise.all(Array.from({ length: 18 }, () => desk.person('support', { department: '服务部' })))
    await publish(office, oneWay([asking('any', head, ...many), asking('all', chief)]))
    const clicking = [lead, lead, ...many.slice(0, 16).flatMap((one) => [one, one, one].map((p) => desk.client(p)))]
    const { id } = await first.approvals.start(matter)
    const tries = await Promise.allSettled(clicking.map((who) => who.approvals.decide({ id, decision: 'approved' })))
    assert.equal(tries.length, 50)
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    for (const one of tries) if (one.status === 'rejected') assert.ok(refusedFor('approval.not_asked')(one.reason))
    const after = await first.approvals.get({ id })
    assert.deepEqual(
      after.steps.map(({ state }) => state),
      ['approved', 'open'],
    )
    assert.equal(after.deeds.filter(({ kind }) => kind === 'approved').length, 1)
  }),
)

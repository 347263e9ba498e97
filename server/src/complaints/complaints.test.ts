import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportParts } from '@zhike/contract/complaints/report-parts'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { picture, progressToken } from '../tickets/tickets.fixture.ts'
import { leak, openCase } from './complaints.fixture.ts'

test(
  'a complaint goes from registration to closure, its stage by what its file holds, and the customer reads the answer',
  onDesk(async (desk) => {
    const { complaints, first, ticketId } = await openCase(desk)
    const stage = async () => (await complaints.get({ ticketId })).stage
    assert.equal(await stage(), 'registered')
    const fact = { ticketId, kind: 'interview', text: '安装师傅说交付时未见渗水', source: '吴师傅' } as const
    const { entries } = await complaints.addEntry(fact, { files: [picture()] })
    assert.deepEqual([entries[0]?.source, entries[0]?.files.length, entries[0]?.by.name], ['吴师傅', 1, '王小丽'])
    assert.equal(await stage(), 'investigating')
    await complaints.addCause({ ticketId, ...leak })
    await complaints.addMeasure({ ticketId, kind: 'corrective', text: '更换进水阀', dueOn: '2026-03-20' })
    assert.equal(await stage(), 'acting')
    await complaints.answer({ ticketId, body: '已为您更换进水阀，三年内同一问题免费上门。' })
    assert.equal(await stage(), 'answered')
    assert.match((await first.tickets.listMessages({ id: ticketId })).items[0]?.body ?? '', /更换进水阀/)
    await complaints.check({ ticketId, satisfaction: 'satisfied', note: '客户满意' })
    assert.equal(await stage(), 'verified')
    await first.tickets.resolve({ id: ticketId, summary: '换阀' })
    await complaints.planFollowUp({ ticketId, dueAt: '2026-03-23T10:00:00+08:00', purpose: '看是否再漏' })
    await first.tickets.close({ id: ticketId, reason: '客户电话确认' })
    assert.equal(await stage(), 'following_up')
    const { followUps } = await complaints.get({ ticketId })
    await complaints.finishFollowUp({ ticketId, followUpId: followUps[0]?.id ?? '', satisfaction: 'satisfied' })
    assert.equal(await stage(), 'closed')
    await assert.rejects(complaints.addCause({ ticketId, ...leak }), refusedFor('complaint.closed'))
  }),
)

test(
  'no complaint is closed without a cause, neither by a colleague nor by the confirmation of the customer',
  onDesk(async (desk) => {
    const { complaints, manager, first, ticketId } = await openCase(desk)
    await first.tickets.resolve({ id: ticketId, summary: '换阀' })
    assert.deepEqual((await complaints.get({ ticketId })).missing, ['complaint.cause_missing'])
    await assert.rejects(first.tickets.close({ id: ticketId, reason: '已处理' }), refusedFor('complaint.cause_missing'))
    const token = await progressToken({ manager }, ticketId)
    await desk.client().portal.confirm({ token })
    const confirmed = await complaints.get({ ticketId })
    assert.deepEqual([confirmed.status, confirmed.confirmation !== null], ['resolved', true])
    await complaints.addCause({ ticketId, ...leak })
    assert.equal((await first.tickets.close({ id: ticketId })).status, 'closed')
  }),
)

test(
  'causes are a tree of at most five whys below one another, and one that explains others stays',
  onDesk(async (desk) => {
    const { complaints, ticketId } = await openCase(desk)
    let parentId: string | null = null
    const ids: string[] = []
    for (const text of ['漏水', '密封圈老化', '供应商换料', '来料未检', '检验标准缺项']) {
      const { causes } = await complaints.addCause({ ticketId, kind: 'product', text, parentId })
      parentId = causes.at(-1)?.id ?? null
      if (parentId) ids.push(parentId)
    }
    const sixth = { ticketId, kind: 'product', text: '再问', parentId } as const
    await assert.rejects(complaints.addCause(sixth), refusedFor('complaint.cause_too_deep'))
    const [top, , , , last] = ids
    await assert.rejects(
      complaints.removeCause({ ticketId, causeId: top ?? '' }),
      refusedFor('complaint.cause_has_whys'),
    )
    await complaints.removeCause({ ticketId, causeId: last ?? '' })
    assert.equal((await complaints.get({ ticketId })).causes.length, 4)
    const foreign = { ...sixth, parentId: last ?? '' }
    await assert.rejects(complaints.addCause(foreign), refusedFor('record.not_found'))
  }),
)

test(
  'compensation is handed over once, and only when it was approved; a refused or withdrawn one never',
  onDesk(async (desk) => {
    const { complaints, manager, first, ticketId } = await openCase(desk)
    const ask = { ticketId, form: 'cash', amountFen: 300_000, reason: '地板泡水' } as const
    const asked = await complaints.askCompensation(ask)
    const [one] = asked.compensations
    assert.deepEqual([one?.state, asked.stage], ['pending', 'acting'])
    const pay = { ticketId, compensationId: one?.id ?? '' }
    await assert.rejects(complaints.pay(pay), refusedFor('complaint.not_approved'))
    const waiting = (await manager.approvals.list({})).items[0]
    assert.deepEqual([waiting?.id, waiting?.amountFen], [one?.approvalId, 300_000])
    await manager.approvals.decide({ id: one?.approvalId ?? '', decision: 'approved' })
    await desk.settle()
    await desk.settle()
    const decided = await complaints.get({ ticketId })
    assert.deepEqual(
      decided.compensations.map(({ state, decidedBy }) => [state, decidedBy.map(({ name }) => name)]),
      [['approved', ['周经理']]],
    )
    const compensated = reportParts(decided, { locale: 'zh-CN', time: () => '今天' })[4]?.lines[0]?.words
    assert.match(compensated ?? '', /审批 周经理 · 今天/)
    assert.equal((await complaints.pay({ ...pay, note: '微信转账' })).compensations[0]?.state, 'paid')
    await assert.rejects(complaints.pay(pay), refusedFor('complaint.not_approved'))
    const { compensations } = await complaints.askCompensation({ ...ask, amountFen: 200_000 })
    await first.approvals.withdraw({ id: compensations[1]?.approvalId ?? '' })
    await desk.settle()
    const withdrawn = (await complaints.get({ ticketId })).compensations[1]
    assert.equal(withdrawn?.state, 'withdrawn')
    const late = { ticketId, compensationId: withdrawn?.id ?? '' }
    await assert.rejects(complaints.pay(late), refusedFor('complaint.not_approved'))
  }),
)

test(
  'a reply in the thread counts as the answer once somebody says so, and no longer when it is taken back',
  onDesk(async (desk) => {
    const { complaints, first, manager, customerId, ticketId } = await openCase(desk)
    const body = '已为您更换进水阀'
    const reply = await manager.tickets.addMessage({ id: ticketId, body, visibility: 'public' })
    const note = await first.tickets.addMessage({ id: ticketId, body: '别说', visibility: 'internal' })
    const wrote = desk.now.toISOString()
    desk.now = new Date(desk.now.getTime() + 60_000)
    const marked = await complaints.answer({ ticketId, messageId: reply.id })
    const [answer] = marked.answers
    assert.deepEqual([answer?.body, answer?.by.name, answer?.at, answer?.messageId], [body, '周经理', wrote, reply.id])
    assert.equal(marked.stage, 'answered')
    assert.equal((await complaints.answer({ ticketId, messageId: reply.id })).answers.length, 1)
    assert.equal((await first.tickets.listMessages({ id: ticketId })).items.length, 2)
    await assert.rejects(complaints.answer({ ticketId, messageId: note.id }), refusedFor('complaint.not_a_reply'))
    const other = await manager.tickets.create({ customerId, kind: 'complaint', title: '安装迟到' })
    const elsewhere = { ticketId: other.id, messageId: reply.id }
    await assert.rejects(manager.complaints.answer(elsewhere), refusedFor('complaint.not_a_reply'))
    const both = { ticketId, messageId: reply.id, body: '再写一遍' }
    await assert.rejects(complaints.answer(both), refusedFor('request.invalid', 'body'))
    await complaints.removeAnswer({ ticketId, answerId: answer?.id ?? '' })
    const after = await complaints.get({ ticketId })
    assert.deepEqual([after.answers, after.stage], [[], 'registered'])
    const written = await complaints.answer({ ticketId, body: '换好了' })
    const last = (await first.tickets.listMessages({ id: ticketId })).items.at(-1)
    assert.deepEqual([written.answers[0]?.messageId, last?.body], [last?.id, '换好了'])
  }),
)

test(
  'a follow-up becomes due at its time, is told of once, and is done once',
  onDesk(async (desk) => {
    const { complaints, manager, second, ticketId, chen } = await openCase(desk)
    const dueAt = new Date(desk.now.getTime() + 3_600_000).toISOString()
    const { followUps } = await complaints.planFollowUp({ ticketId, dueAt })
    assert.deepEqual([followUps[0]?.state, followUps[0]?.assignee.name], ['planned', '王小丽'])
    await desk.strike('complaints.follow-ups')
    desk.now = new Date(desk.now.getTime() + 3_600_000)
    await desk.strike('complaints.follow-ups')
    await desk.strike('complaints.follow-ups')
    await desk.settle()
    assert.equal((await manager.audit.list({ type: 'complaint.follow_up_due' })).items.length, 1)
    assert.equal((await complaints.get({ ticketId })).followUps[0]?.state, 'due')
    assert.deepEqual(
      (await complaints.list({ followUp: 'due' })).items.map((one) => one.ticketId),
      [ticketId],
    )
    assert.deepEqual((await manager.complaints.list({ followUp: 'due' })).items, [])
    await assert.rejects(
      complaints.planFollowUp({ ticketId, dueAt, assigneeId: chen.id }),
      refusedFor('complaint.assignee_unsighted', 'assigneeId'),
    )
    const done = { ticketId, followUpId: followUps[0]?.id ?? '', satisfaction: 'neutral' } as const
    await complaints.finishFollowUp(done)
    await assert.rejects(complaints.finishFollowUp(done), refusedFor('complaint.follow_up_done'))
    await assert.rejects(
      complaints.planFollowUp({ ticketId, dueAt, assigneeId: ticketId }),
      refusedFor('staff.unknown', 'assigneeId'),
    )
    await assert.rejects(second.complaints.get({ ticketId }), refusedFor('record.not_found'))
  }),
)

test(
  'the solution answers a complaint and the stars of the customer verify it, until it is opened again',
  onDesk(async (desk) => {
    const { complaints, manager, first, ticketId } = await openCase(desk)
    const stages = async () => {
      await desk.settle()
      const [listed] = (await complaints.list({})).items
      return [(await complaints.get({ ticketId })).stage, listed?.stage]
    }
    const pass = () => {
      desk.now = new Date(desk.now.getTime() + 1000)
    }
    await first.tickets.resolve({ id: ticketId, summary: '换阀' })
    assert.deepEqual(await stages(), ['answered', 'answered'])
    const token = await progressToken({ manager }, ticketId)
    await desk.client().portal.rate({ token, score: 2, comment: '来得太晚' })
    assert.deepEqual(await stages(), ['verified', 'verified'])
    const rated = await complaints.get({ ticketId })
    assert.deepEqual([rated.rating?.score, rated.rating?.comment], [2, '来得太晚'])
    const said = reportParts(rated, { locale: 'zh-CN', time: () => '昨天' }).flatMap(({ lines }) => lines)
    assert.ok(said.some(({ name, words }) => name === '客户评分' && words === '2 星 · 来得太晚 · 昨天'))
    pass()
    await desk.client().portal.reject({ token, comment: '又漏了' })
    assert.deepEqual(await stages(), ['registered', 'registered'])
    pass()
    await first.tickets.resolve({ id: ticketId, summary: '换机' })
    assert.deepEqual(await stages(), ['answered', 'answered'])
    await desk.client().portal.confirm({ token })
    assert.deepEqual(await stages(), ['verified', 'verified'])
  }),
)

test(
  'what was said before a complaint was opened again is said anew',
  onDesk(async (desk) => {
    const { complaints, first, ticketId } = await openCase(desk)
    await complaints.addCause({ ticketId, ...leak })
    await complaints.answer({ ticketId, body: '已更换' })
    await complaints.check({ ticketId, satisfaction: 'satisfied' })
    await first.tickets.resolve({ id: ticketId, summary: '换阀' })
    desk.now = new Date(desk.now.getTime() + 1000)
    await first.tickets.reopen({ id: ticketId })
    await desk.settle()
    assert.equal((await complaints.get({ ticketId })).stage, 'investigating')
  }),
)

test(
  'complaints are listed by stage, cause and flag to whoever sees their tickets; other tickets have no file',
  onDesk(async (desk) => {
    const { complaints, manager, second, first, customerId, ticketId } = await openCase(desk)
    const other = await manager.tickets.create({ customerId, kind: 'complaint', title: '安装迟到' })
    const praise = await manager.tickets.create({ customerId, kind: 'praise', title: '服务好' })
    await complaints.addCause({ ticketId, ...leak })
    const flags = { ticketId, regulator: '12315', regulatorDueOn: '2026-03-25', media: '微博' }
    assert.equal((await complaints.update(flags)).regulatorDueOn, '2026-03-25')
    const liable = { ticketId, liability: { party: 'supplier', note: '密封圈批次问题' } } as const
    assert.equal((await complaints.update(liable)).liability?.party, 'supplier')
    const ids = async (wish: Parameters<typeof complaints.list>[0], who = manager) =>
      (await who.complaints.list(wish)).items.map((one) => one.ticketId)
    assert.deepEqual(new Set(await ids({})), new Set([ticketId, other.id]))
    assert.deepEqual(await ids({ stage: ['investigating'] }), [ticketId])
    assert.deepEqual(await ids({ stage: ['registered'] }), [other.id])
    assert.deepEqual(await ids({ cause: 'product' }), [ticketId])
    assert.deepEqual(await ids({ without: 'cause' }), [other.id])
    assert.deepEqual(await ids({ flag: 'regulator' }), [ticketId])
    assert.deepEqual(await ids({ flag: 'media', search: '漏水' }), [ticketId])
    assert.deepEqual(await ids({}, second), [])
    const [page] = [await manager.complaints.list({ limit: 1 })]
    assert.equal((await manager.complaints.list({ limit: 1, cursor: page.nextCursor ?? '' })).items.length, 1)
    await assert.rejects(manager.complaints.get({ ticketId: praise.id }), refusedFor('record.not_found'))
    await assert.rejects(second.complaints.addCause({ ticketId, ...leak }), refusedFor('record.not_found'))
    await assert.rejects(
      (await desk.as('analyst')).complaints.addCause({ ticketId, ...leak }),
      refusedFor('permission.missing'),
    )
    await assert.rejects(
      first.complaints.addCause({ ticketId, kind: 'product', text: '' }),
      refusedFor('request.invalid', 'text'),
    )
  }),
)

test(
  'a complaint says of which product and batch it is, in its report too; a product that nobody sells is refused',
  onDesk(async (desk) => {
    const { complaints, manager, ticketId } = await openCase(desk)
    await manager.products.create({ sku: 'WM-8', name: '滚筒洗衣机 8 公斤' })
    const said = await complaints.update({ ticketId, product: { sku: 'WM-8', batch: 'B2403' } })
    assert.deepEqual(said.product, { sku: 'WM-8', name: '滚筒洗衣机 8 公斤', batch: 'B2403' })
    const [basics] = reportParts(said, { locale: 'zh-CN', time: (at) => at })
    assert.equal(basics?.lines.find(({ name }) => name === '客户')?.words, '张三丰')
    const line = basics?.lines.find(({ name }) => name === '涉及商品')
    assert.equal(line?.words, '滚筒洗衣机 8 公斤 · WM-8 · 批次 B2403')
    const unknown = { ticketId, product: { sku: '没有这个' } }
    await assert.rejects(complaints.update(unknown), refusedFor('product.unknown', 'product'))
    assert.equal((await complaints.update({ ticketId, product: null })).product, null)
    // what else is said of it stays
    await complaints.update({ ticketId, product: { sku: 'WM-8', batch: null } })
    assert.equal((await complaints.update({ ticketId, media: '微博' })).product?.sku, 'WM-8')
  }),
)

test(
  'the report is a Word document of everything in the file',
  onDesk(async (desk) => {
    const { complaints, ticketId } = await openCase(desk)
    await complaints.addCause({ ticketId, ...leak })
    const file = await complaints.report({ ticketId })
    assert.equal(file.type, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    assert.equal(Buffer.from(await file.slice(0, 2).arrayBuffer()).toString(), 'PK')
  }),
)

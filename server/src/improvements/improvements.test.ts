import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { progressToken } from '../tickets/tickets.fixture.ts'
import { compareSpans } from './comparing.ts'
import { openLeaks, washer } from './improvements.fixture.ts'
import { countInterval, ratioInterval, shareInterval } from './rates.ts'

const span = { from: '2026-01-01', to: '2026-03-31' }

/** The leaks as an improvement that is done, of the first representative. */
async function openDone(desk: Desk, count = 3) {
  const shop = await openLeaks(desk, count)
  const { improvements } = shop.first
  const same = { categoryId: shop.categoryId, sku: washer.sku, words: ['漏水'] }
  const ticketIds = shop.leaks.map(({ ticketId }) => ticketId)
  const { id } = await improvements.create({ title: '更换密封圈', cause: '密封圈老化', same, ticketIds, dueInDays: 5 })
  const { measures } = await improvements.addMeasure({ id, kind: 'corrective', text: '更换密封圈供应商' })
  await improvements.start({ id })
  await improvements.finishMeasure({ id, measureId: measures[0]?.id ?? '', evidence: '新批次耐温试验合格' })
  await improvements.complete({ id, changedOn: '2026-03-16' })
  return { ...shop, improvements, id, same }
}

test('rates are compared by the intervals that are published', () => {
  const near = (found: readonly (number | null)[], wanted: readonly number[], by: number) =>
    wanted.forEach((value, at) => {
      assert.ok(Math.abs((found[at] ?? Number.NaN) - value) < by, `${found[at]} is not ${value}`)
    })
  // R, help(poisson.test): 11 in 800 by 21 in 3,011
  near(ratioInterval({ events: 11, exposure: 800 }, { events: 21, exposure: 3011 }), [0.8584264, 4.2772659], 1e-7)
  // Clopper & Pearson, as in any table of theirs
  near(shareInterval(5, 10), [0.1871, 0.8129], 5e-5)
  near(shareInterval(0, 10), [0, 0.3085], 5e-5)
  // exact Poisson limits are 4.795 and 18.390
  near(countInterval(10), [4.795, 18.39], 0.01)
})

test('an effect is told, not told, or said to rest on too few data', () => {
  const spanOf = (complaints: number, orders = 1000) => ({ ...span, complaints, orders })
  assert.equal(compareSpans(spanOf(20), spanOf(4)).finding, 'fewer')
  assert.equal(compareSpans(spanOf(4), spanOf(20)).finding, 'more')
  assert.equal(compareSpans(spanOf(10), spanOf(8)).finding, 'unclear')
  // five before and none after say nothing yet, six do
  assert.equal(compareSpans(spanOf(5), spanOf(0)).finding, 'too_few')
  assert.equal(compareSpans(spanOf(6), spanOf(0)).finding, 'fewer')
  assert.deepEqual(compareSpans(spanOf(5), spanOf(5, 0)).finding, 'no_orders')
  assert.equal(compareSpans(spanOf(20), spanOf(4, 500)).after.rate, 8)
})

test(
  'complaints in sight are grouped by what all of a group have, other words of the same meaning among it',
  onDesk(async (desk) => {
    const { first, second, leaks, leak } = await openLeaks(desk, 3)
    await leak(9, '客服一直打不通')
    const { items, compared } = await first.improvements.clusters(span)
    assert.equal(compared, 4)
    assert.deepEqual(
      items.map(({ why, count, complaints }) => [why.sku, why.categoryName, why.words, count, complaints.length]),
      [[washer.sku, '产品质量', ['漏水'], 3, 3]],
    )
    assert.deepEqual(
      items[0]?.complaints.map(({ ticketId }) => ticketId).sort(),
      leaks.map(({ ticketId }) => ticketId).sort(),
    )
    assert.deepEqual((await second.improvements.clusters(span)).items, [])
    assert.deepEqual((await first.improvements.clusters({ ...span, atLeast: 4 })).items, [])
    await assert.rejects(
      first.improvements.clusters({ from: span.to, to: span.from }),
      refusedFor('request.invalid', 'to'),
    )
  }),
)

test(
  'an improvement goes from plan to done with its measures, and is late when one of them is',
  onDesk(async (desk) => {
    const { first, second, manager, leaks, wang, chen, boss } = await openLeaks(desk, 1)
    const { improvements } = first
    const ticketIds = leaks.map(({ ticketId }) => ticketId)
    const opened = await improvements.create({ title: '漏水', ticketIds, dueInDays: 5 })
    // Monday 16 March and five working days
    assert.deepEqual([opened.state, opened.owner.id, opened.dueOn], ['planned', wang.id, '2026-03-23'])
    const { id } = opened
    await assert.rejects(improvements.start({ id }), refusedFor('improvement.no_measure'))
    const measure = { id, kind: 'preventive', text: '来料检验加耐温', ownerId: chen.id } as const
    // a Saturday: the Monday after it
    const { measures } = await improvements.addMeasure({ ...measure, dueOn: '2026-03-21' })
    assert.equal(measures[0]?.dueOn, '2026-03-23')
    await assert.rejects(improvements.complete({ id }), refusedFor('improvement.not_under_way'))
    await improvements.start({ id })
    await assert.rejects(improvements.start({ id }), refusedFor('improvement.not_planned'))
    await assert.rejects(improvements.complete({ id }), refusedFor('improvement.measures_open'))
    desk.now = new Date('2026-03-24T02:00:00Z')
    const late = async (who: typeof first) => (await who.improvements.list({ late: 'mine' })).items.length
    assert.deepEqual([await late(first), await late(manager)], [1, 0])
    // what somebody else is late with is not shown to whoever only has something to do in time
    await improvements.addMeasure({ id, kind: 'corrective', text: '换圈', ownerId: boss.id, dueOn: '2026-04-10' })
    assert.deepEqual([await late(second), await late(manager)], [1, 0])
    const ofTheirs = async (who: typeof first) => (await who.improvements.list({ late: 'department' })).items.length
    assert.deepEqual(
      [await ofTheirs(second), await ofTheirs(await desk.as('manager', { department: '售后部' }))],
      [1, 0],
    )
    const [mine] = (await second.improvements.list({ late: 'mine' })).items
    assert.deepEqual([mine?.overdue?.measure, mine?.overdue?.owner.id], [measure.text, chen.id])
    const inTime = (await improvements.get({ id })).measures.find(({ text }) => text === '换圈')
    await improvements.removeMeasure({ id, measureId: inTime?.id ?? '' })
    const finish = { id, measureId: measures[0]?.id ?? '', evidence: '检验标准 3.2 版' }
    await improvements.finishMeasure(finish)
    await assert.rejects(improvements.finishMeasure(finish), refusedFor('improvement.measure_done'))
    const done = await improvements.complete({ id })
    assert.deepEqual([done.state, done.changedOn, done.isLate], ['done', '2026-03-24', false])
    assert.deepEqual(
      done.steps.map(({ kind }) => kind),
      ['created', 'started', 'done'],
    )
    await assert.rejects(improvements.addMeasure(measure), refusedFor('improvement.concluded'))
    const timeline = await first.customers.timeline({ id: leaks[0]?.customerId ?? '' })
    assert.ok(timeline.items.some(({ type }) => type === 'improvement.complaint_added'))
  }),
)

test(
  'an improvement and its open measures can be changed, and what was done stands',
  onDesk(async (desk) => {
    const { first, leaks, chen } = await openLeaks(desk, 1)
    const { improvements } = first
    const { id, version } = await improvements.create({ title: '漏水', dueInDays: 5 })
    const same = { sku: washer.sku, words: ['漏水'] }
    const said = {
      title: '更换密封圈',
      cause: '胶料不耐温',
      causeKind: 'product',
      ownerId: chen.id,
      dueOn: null,
    } as const
    const changed = await improvements.update({ id, ...said, same }, { ifMatch: version })
    assert.deepEqual(
      [changed.title, changed.causeKind, changed.owner.id, changed.dueOn, changed.same.productName],
      ['更换密封圈', 'product', chen.id, null, washer.name],
    )
    await assert.rejects(improvements.update({ id, title: '晚了' }, { ifMatch: version }), refusedFor('record.changed'))
    const { measures } = await improvements.addMeasure({ id, kind: 'corrective', text: '换供应商' })
    const measureId = measures[0]?.id ?? ''
    const other = { id, measureId, kind: 'preventive', text: '来料检验' } as const
    const [measure] = (await improvements.updateMeasure({ ...other, dueOn: '2026-03-21' })).measures
    // a Saturday: the Monday after it
    assert.deepEqual([measure?.kind, measure?.text, measure?.dueOn], ['preventive', '来料检验', '2026-03-23'])
    const nobody = { id, measureId, ownerId: leaks[0]?.customerId ?? '' }
    await assert.rejects(improvements.updateMeasure(nobody), refusedFor('staff.unknown', 'ownerId'))
    const elsewhere = { id: (await improvements.create({ title: '别的' })).id, measureId }
    await assert.rejects(improvements.removeMeasure(elsewhere), refusedFor('record.not_found'))
    await improvements.removeMeasure({ id, measureId })
    assert.deepEqual((await improvements.get({ id })).measures, [])
    const again = await improvements.addMeasure({ id, kind: 'corrective', text: '换供应商' })
    const done = { id, measureId: again.measures[0]?.id ?? '' }
    await improvements.finishMeasure({ ...done, evidence: '变更单' })
    await assert.rejects(improvements.updateMeasure({ ...done, text: '别的' }), refusedFor('improvement.measure_done'))
    await assert.rejects(improvements.removeMeasure(done), refusedFor('improvement.measure_done'))
  }),
)

test(
  'nobody puts complaints under an improvement, or sees some there, that they do not see',
  onDesk(async (desk) => {
    const { improvements, id, second, leaks } = await openDone(desk)
    const seen = await second.improvements.get({ id })
    assert.deepEqual([seen.complaints, seen.title], [[], '更换密封圈'])
    assert.equal((await second.improvements.list({})).items[0]?.complaints, 0)
    const ticketId = leaks[0]?.ticketId ?? ''
    const theirs = { id, ticketIds: [ticketId] }
    await assert.rejects(second.improvements.addComplaints(theirs), refusedFor('complaint.unknown', 'ticketIds'))
    await assert.rejects(second.improvements.removeComplaint({ id, ticketId }), refusedFor('record.not_found'))
    await assert.rejects(second.improvements.tell({ id, body: '改了' }), refusedFor('change_notice.nobody_to_tell'))
    await improvements.removeComplaint({ id, ticketId })
    assert.equal((await improvements.get({ id })).complaints.length, 2)
    assert.equal((await improvements.list({ ticket: ticketId })).items.length, 0)
    const wrong = { title: '没有', same: { sku: '没有这个' } }
    await assert.rejects(improvements.create(wrong), refusedFor('product.unknown', 'same'))
  }),
)

test(
  'an effect is counted in the sight of whoever asks, and what is not effective begins again',
  onDesk(async (desk) => {
    const { improvements, id, second, manager, buy } = await openDone(desk)
    await buy('N-1', '2026-03-01')
    const spans = { beforeFrom: '2026-02-01', beforeTo: '2026-03-16', afterFrom: '2026-03-17', afterTo: '2026-03-31' }
    const { before, after, finding } = await improvements.previewEffect({ id, ...spans })
    assert.deepEqual([before.complaints, before.orders, before.rate, after.orders], [3, 4, 750, 0])
    assert.equal(finding, 'no_orders')
    assert.equal((await second.improvements.previewEffect({ id, ...spans })).before.complaints, 0)
    await assert.rejects(
      improvements.checkEffect({ id, ...spans, verdict: 'effective' }),
      refusedFor('improvement.ground_missing', 'note'),
    )
    const again = await improvements.checkEffect({ id, ...spans, verdict: 'not_effective', note: '又漏了' })
    assert.deepEqual([again.state, again.changedOn], ['under_way', null])
    const checkOf = async (who: typeof second) => (await who.improvements.get({ id })).steps.at(-1)
    assert.equal((await checkOf(manager))?.effect?.before.complaints, 3)
    assert.equal((await checkOf(second))?.effect, null)
    await assert.rejects(
      improvements.checkEffect({ id, ...spans, verdict: 'effective' }),
      refusedFor('improvement.not_done'),
    )
    // the measures of the first round do not count for the second
    await assert.rejects(improvements.complete({ id }), refusedFor('improvement.no_measure'))
  }),
)

test(
  'who bought the same and did not complain is listed for people to contact, in their own sight',
  onDesk(async (desk) => {
    const { improvements, id, second, buy } = await openDone(desk)
    const affected = await buy('A-1', '2026-02-10', 'B7')
    await buy('A-2', '2026-02-10', 'B8')
    await buy('A-3', '2025-02-10', 'B7')
    await buy('A-4', '2026-02-10', 'B7', second)
    const bought = { id, sku: washer.sku, from: '2026-02-01', to: '2026-02-28', batch: 'B7' }
    const { count, items } = await improvements.previewAffected(bought)
    assert.deepEqual([count, items.map(({ customer, orderNo }) => [customer.id, orderNo])], [1, [[affected, 'A-1']]])
    assert.equal((await improvements.drawOutreach(bought)).added, 1)
    assert.equal((await improvements.drawOutreach(bought)).added, 0)
    const mark = { id, customerId: affected, state: 'contacted', note: '已约上门' } as const
    await assert.rejects(second.improvements.markOutreach(mark), refusedFor('record.not_found'))
    assert.equal((await improvements.markOutreach(mark)).markedBy?.name, '王小丽')
    assert.deepEqual((await improvements.get({ id })).outreach, { open: 0, contacted: 1, notNeeded: 0 })
    assert.deepEqual((await second.improvements.listOutreach({ id })).items, [])
    const both = { id, customerIds: [affected, id], state: 'not_needed' as const, note: '已换新' }
    assert.deepEqual(await second.improvements.markManyOutreach(both), { marked: 0 })
    assert.deepEqual(await improvements.markManyOutreach(both), { marked: 1 })
    assert.deepEqual((await improvements.get({ id })).outreach, { open: 0, contacted: 0, notNeeded: 1 })
    await improvements.markManyOutreach({ ...both, state: 'contacted', note: '已约上门' })
    assert.equal((await improvements.listOutreach({ id, state: 'contacted' })).items[0]?.note, '已约上门')
  }),
)

test(
  'those who raised it are told what changed once each, also when it is sent twice, and closed complaints stay closed',
  onDesk(async (desk) => {
    const { improvements, id, manager, first, leaks, leak } = await openDone(desk, 2)
    const [closed = '', open = ''] = leaks.map(({ ticketId }) => ticketId)
    await first.complaints.addCause({ ticketId: closed, kind: 'product', text: '老化' })
    await first.tickets.resolve({ id: closed, summary: '换了' })
    await first.tickets.close({ id: closed, reason: '电话确认' })
    const { recipients, closed: closedOnes, draft } = await improvements.previewTelling({ id })
    assert.deepEqual([recipients, closedOnes], [2, 1])
    assert.match(draft, /已经改进：更换密封圈。/)
    assert.doesNotMatch(draft, /更换密封圈供应商/)
    await improvements.tell({ id, body: '我们更换了密封圈供应商。' })
    await assert.rejects(improvements.tell({ id, body: '又一遍' }), refusedFor('change_notice.nobody_to_tell'))
    await desk.settle()
    await desk.settle()
    for (const ticketId of [closed, open]) {
      const { items } = await first.tickets.listMessages({ id: ticketId })
      assert.deepEqual(
        items.map(({ body, author }) => [body, author.name]),
        [['我们更换了密封圈供应商。', '王小丽']],
      )
    }
    assert.equal((await first.tickets.get({ id: closed })).status, 'closed')
    const { steps } = await desk.client().portal.progress({ token: await progressToken({ manager }, closed) })
    assert.equal(steps.at(-1)?.text, '我们更换了密封圈供应商。')
    desk.now = new Date(desk.now.getTime() + 1000)
    const { ticketId } = await leak(7)
    await improvements.addComplaints({ id, ticketIds: [ticketId] })
    const told = await improvements.tell({ id, body: '后来的人也要知道。' })
    assert.deepEqual(told.complaints.map(({ told }) => told).sort(), ['under_way', 'yes', 'yes'])
    assert.deepEqual(
      told.tellings.map(({ tickets, told }) => [tickets, told]),
      [
        [1, 0],
        [2, 2],
      ],
    )
  }),
)

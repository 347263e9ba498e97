import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { assignedTicket, openShop, progressToken } from '../tickets/tickets.fixture.ts'

// every desk begins on Monday, 16 March 2026, at 10:00; the company works 9:00–12:00 and 13:30–18:00
const at = (time: string) => new Date(`2026-03-${time}:00+08:00`)
const iso = (time: string) => at(time).toISOString()

/** The shop with a ticket of the first representative on which an answer is promised by Wednesday evening. */
async function promised(desk: Desk) {
  const shop = await openShop(desk)
  const { id: ticketId } = await assignedTicket(shop)
  const make = (facts: object = {}) =>
    shop.first.promises.make({ ticketId, words: '给您答复', dueAt: iso('18T18:00'), ...facts })
  return { ...shop, ticketId, make, promise: await make() }
}

async function strikeAt(desk: Desk, time: string) {
  desk.now = at(time)
  await desk.strike('promises.sweep')
}

test(
  'phrases of a reply are offered with their times and reasons, by the clock of who writes',
  onDesk(async (desk) => {
    const rep = await desk.as('representative')
    const { items } = await rep.promises.findPhrases({ text: '我们周五前给您答复' })
    assert.deepEqual(items, [{ phrase: '周五前', start: 2, end: 5, dueAt: iso('20T18:00'), why: '最近的周五，到下班' }])
    await assert.rejects(rep.promises.findPhrases({ text: '好', at: '周五' }), refusedFor('request.invalid'))
  }),
)

test(
  'a promise is recorded with its words, its reply and its owner, and is kept once',
  onDesk(async (desk) => {
    const { first, wang, ticketId, make, promise } = await promised(desk)
    assert.deepEqual(
      [promise.owner.id, promise.madeBy.name, promise.standing, promise.firstDueAt, promise.ticket.id],
      [wang.id, '王小丽', 'running', iso('18T18:00'), ticketId],
    )
    const reply = await first.tickets.addMessage({ id: ticketId, body: '周三前给您答复', visibility: 'public' })
    const note = await first.tickets.addMessage({ id: ticketId, body: '记一笔', visibility: 'internal' })
    assert.equal((await make({ messageId: reply.id })).messageId, reply.id)
    await assert.rejects(make({ messageId: note.id }), refusedFor('promise.message_unknown'))
    await assert.rejects(make({ dueAt: iso('16T10:00') }), refusedFor('promise.due_past'))
    await assert.rejects(make({ ownerId: ticketId }), refusedFor('staff.unknown'))
    const of = { ticketId, promiseId: promise.id }
    assert.equal((await first.promises.keep(of)).standing, 'kept')
    for (const again of [
      first.promises.keep(of),
      first.promises.withdraw({ ...of, reason: '说错了' }),
      first.promises.move({ ...of, dueAt: iso('19T18:00'), note: '客户同意' }),
    ])
      await assert.rejects(again, refusedFor('promise.over'))
  }),
)

test(
  'a promise that the customer agreed to move counts by its first time; one that was withdrawn does not count',
  onDesk(async (desk) => {
    const { first, manager, second, ticketId, make, promise, wang } = await promised(desk)
    const of = { ticketId, promiseId: promise.id }
    const moved = await first.promises.move({ ...of, dueAt: iso('20T18:00'), note: '客户电话里同意' })
    assert.deepEqual([moved.dueAt, moved.firstDueAt], [iso('20T18:00'), iso('18T18:00')])
    assert.deepEqual(
      moved.moves.map(({ from, to, note, byName }) => [from, to, note, byName]),
      [[iso('18T18:00'), iso('20T18:00'), '客户电话里同意', '王小丽']],
    )
    const kept = await make({ words: '寄出配件' })
    const broken = await make({ words: '给您开票' })
    const taken = await make({ words: '上门' })
    await first.promises.withdraw({ ticketId, promiseId: taken.id, reason: '客户取消了上门' })
    desk.now = at('18T10:00')
    await first.promises.keep({ ticketId, promiseId: kept.id })
    desk.now = at('20T09:00')
    assert.equal((await first.promises.keep(of)).standing, 'kept_late')
    const figures = { due: 3, kept: 1, late: 1, broken: 1, moved: 1 }
    const march = { from: '2026-03-01', to: '2026-03-31' }
    assert.deepEqual((await manager.promises.figures({ ...march })).items, [
      { key: wang.id, name: '王小丽', ...figures },
    ])
    assert.equal((await first.promises.figures({ ...march, by: 'team' })).items[0]?.name, '一组')
    assert.deepEqual((await manager.promises.figures({ ...march, by: 'month' })).items, [
      { key: '2026-03', name: null, ...figures },
    ])
    assert.deepEqual((await second.promises.figures({ ...march })).items, [])
    await assert.rejects(
      manager.promises.figures({ from: '2026-03-02', to: '2026-03-01' }),
      refusedFor('request.invalid'),
    )
    const shown = async (show: 'open' | 'overdue' | 'kept' | 'broken' | 'withdrawn' | 'all') =>
      (await first.promises.list({ show })).items.map(({ words }) => words)
    assert.deepEqual(await shown('open'), ['给您开票'])
    assert.deepEqual(await shown('overdue'), ['给您开票'])
    assert.deepEqual(await shown('kept'), ['给您答复', '寄出配件'])
    assert.deepEqual(await shown('broken'), ['给您答复', '给您开票'])
    assert.deepEqual(await shown('withdrawn'), ['上门'])
    const page = await first.promises.list({ show: 'all', limit: 3 })
    const rest = await first.promises.list({ show: 'all', limit: 3, cursor: page.nextCursor ?? '' })
    assert.equal(new Set([...page.items, ...rest.items].map(({ id }) => id)).size, 4)
    assert.equal((await first.promises.list({ ticket: ticketId, owner: 'me' })).items[0]?.id, broken.id)
  }),
)

test(
  'the owner is warned before, or whoever stands in; when time is over the manager is told too; a later time is watched again',
  onDesk(async (desk) => {
    const { first, boss, wang, ticketId, promise } = await promised(desk)
    const deputy = await desk.person('representative', { team: '一组' })
    await first.presence.setDeputy({ id: wang.id, deputyId: deputy.id })
    const told = async () =>
      (await first.promises.list({ ticket: ticketId })).items[0]?.told.map(({ step, as, staff }) => [
        step,
        as,
        staff.id,
      ])
    await strikeAt(desk, '18T15:59')
    assert.deepEqual(await told(), [])
    await strikeAt(desk, '18T16:00')
    await strikeAt(desk, '18T16:01')
    assert.deepEqual(await told(), [['warning', 'assignee', wang.id]])
    const away = { kind: 'sick', beginsAt: iso('18T17:00'), endsAt: iso('19T09:00') } as const
    await first.leaves.record({ staffId: wang.id, ...away })
    await strikeAt(desk, '18T18:01')
    // nobody works in the evening, so the deputy is not there either
    assert.deepEqual((await told())?.slice(1), [
      ['breach', 'assignee', wang.id],
      ['breach', 'manager', boss.id],
    ])
    desk.now = at('19T10:00')
    await first.promises.move({ ticketId, promiseId: promise.id, dueAt: iso('19T15:00'), note: '客户同意' })
    await strikeAt(desk, '19T14:59')
    assert.equal((await told())?.length, 4)
    await desk.settle()
    const { customerId } = await first.tickets.get({ id: ticketId })
    const types = (await first.customers.timeline({ id: customerId })).items.map(({ type }) => type)
    for (const type of ['promise.made', 'promise.at_risk', 'promise.broken', 'promise.moved'])
      assert.ok(types.includes(type), type)
  }),
)

test(
  'open promises follow their ticket to whoever gets it, but for those that somebody else keeps',
  onDesk(async (desk) => {
    const { manager, chen, boss, ticketId, make } = await promised(desk)
    await make({ words: '经理回访', ownerId: boss.id })
    await assert.rejects(make({ ownerId: chen.id }), refusedFor('promise.owner_unsighted'))
    await manager.tickets.assign({ id: ticketId, staffId: chen.id })
    await desk.settle()
    assert.deepEqual(
      (await manager.promises.list({ ticket: ticketId })).items.map(({ words, owner }) => [words, owner.name]),
      [
        ['给您答复', '陈明'],
        ['经理回访', '周经理'],
      ],
    )
  }),
)

test(
  'what was promised at a merged ticket shows and runs where that is shown, and goes back with it',
  onDesk(async (desk) => {
    const { first, second, manager, boss, wang, chen, customerId, ticketId, promise } = await promised(desk)
    const into = await manager.tickets.create({ customerId, kind: 'after_sales', title: '还在漏水' })
    await manager.tickets.assign({ id: into.id, staffId: wang.id })
    const said = await first.tickets.addMessage({ id: ticketId, body: '明天给您答复', visibility: 'public' })
    const tokens = [await progressToken({ manager }, ticketId), await progressToken({ manager }, into.id)]
    const merge = { id: into.id, otherId: ticketId }
    await desk.settle()
    await first.ticketMerges.merge(merge)
    const listed = async (ticket: string) => (await manager.promises.list({ ticket, show: 'all' })).items
    const [shown] = await listed(into.id)
    assert.deepEqual([shown?.id, shown?.ticket.id, shown?.from?.id], [promise.id, into.id, ticketId])
    assert.equal((await first.promises.list({})).items[0]?.ticket.number, into.number)
    for (const token of tokens)
      assert.equal((await desk.client().portal.progress({ token })).pledged[0]?.words, '给您答复')
    const here = { words: '补一个', dueAt: iso('18T18:00'), ticketId: into.id, messageId: said.id }
    assert.equal((await first.promises.make(here)).from, null)
    const at20 = { ticketId: into.id, promiseId: promise.id, dueAt: iso('20T18:00'), note: '客户同意' }
    assert.equal((await first.promises.move(at20)).moves.length, 1)
    await manager.tickets.assign({ id: into.id, staffId: chen.id })
    await desk.settle()
    await assert.rejects(second.tickets.get({ id: ticketId }), refusedFor('record.not_found'))
    assert.deepEqual((await second.promises.list({ owner: 'me' })).items.length, 2)
    await strikeAt(desk, '21T09:00')
    const told = (await listed(into.id)).find(({ id }) => id === promise.id)?.told.map(({ staff }) => staff.id)
    assert.deepEqual(told?.sort(), [chen.id, boss.id].sort())
    const { items } = await manager.customers.timeline({ id: customerId })
    assert.equal(items.find(({ type }) => type === 'promise.broken')?.subject?.id, into.id)
    await manager.ticketMerges.takeApart(merge)
    await desk.settle()
    const [own] = await listed(ticketId)
    assert.deepEqual([own?.owner.id, own?.ticket.id, own?.from], [wang.id, ticketId, null])
    assert.deepEqual(
      (await listed(into.id)).map(({ words, owner }) => [words, owner.id]),
      [['补一个', chen.id]],
    )
    await assert.rejects(
      second.promises.keep({ ticketId: into.id, promiseId: promise.id }),
      refusedFor('record.not_found'),
    )
    const { pledged } = await desk.client().portal.progress({ token: tokens[0] ?? '' })
    assert.deepEqual(
      pledged.map(({ words }) => words),
      ['给您答复'],
    )
  }),
)

test(
  'the customer reads what was promised and when it was done, and nothing that was taken back',
  onDesk(async (desk) => {
    const { manager, first, ticketId, make, promise } = await promised(desk)
    const token = await progressToken({ manager }, ticketId)
    const taken = await make({ words: '上门' })
    await first.promises.withdraw({ ticketId, promiseId: taken.id, reason: '说错了' })
    const pledged = async () => (await desk.client().portal.progress({ token })).pledged
    assert.deepEqual(await pledged(), [{ words: '给您答复', dueAt: iso('18T18:00'), keptAt: null }])
    desk.now = at('17T09:00')
    await first.promises.keep({ ticketId, promiseId: promise.id })
    assert.equal((await pledged())[0]?.keptAt, iso('17T09:00'))
  }),
)

test(
  'workers who sweep at once tell each once, and of two who keep a promise at once one does',
  onOwnDesk(async (desk) => {
    const { first, boss, wang, ticketId, promise } = await promised(desk)
    desk.now = at('19T10:00')
    await Promise.all([1, 2, 3].map(() => desk.strike('promises.sweep')))
    const { told } = (await first.promises.list({ ticket: ticketId })).items[0] ?? { told: [] }
    assert.deepEqual(told.map(({ staff }) => staff.id).sort(), [wang.id, boss.id].sort())
    const keeping = [1, 2, 3].map(() => first.promises.keep({ ticketId, promiseId: promise.id }))
    const done = await Promise.allSettled(keeping)
    assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1)
  }),
)

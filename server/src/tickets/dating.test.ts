import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TicketDate } from '@zhike/contract/tickets'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { openShop } from './tickets.fixture.ts'

// every desk begins on Monday, 16 March 2026, at 10:00; the company works 9:00–12:00 and 13:30–18:00
const at = (time: string) => new Date(`2026-03-${time}+08:00`)
const march = { from: '2026-03-01', to: '2026-04-11' }

async function openMonth(desk: Desk) {
  const shop = await openShop(desk)
  const { manager, second, customerId } = shop
  const hidden = await second.customers.create({ name: '李四光' })
  const open = async (title: string, more: object = {}, of = customerId) => {
    const ticket = await manager.tickets.create({ customerId: of, kind: 'complaint', title, ...more })
    await desk.settle()
    return ticket.id
  }
  /** Day, how many, how many are late, and the first titles; and that the list narrowed to each day agrees. */
  const days = async (by: TicketDate, who = manager, more: object = {}) => {
    const { items } = await who.tickets.days({ by, ...march, ...more })
    for (const { date, count } of items) {
      const filter = JSON.stringify({ field: by, op: 'on', value: date })
      assert.equal((await who.tickets.list({ ...more, filter, count: 'yes' })).count?.value, count, `${by} ${date}`)
    }
    return items.map(({ date, count, overdue, items: first }) => [
      date.slice(5),
      count,
      overdue,
      first.map(({ title }) => title).join(),
    ])
  }
  return { ...shop, hiddenId: hidden.id, open, days }
}

test(
  'a calendar counts tickets on the company’s day of their date, from midnight to midnight, each person’s within the own sight',
  onDesk(async (desk) => {
    const { manager, first, hiddenId, open, days } = await openMonth(desk)
    desk.now = at('16T23:59:59')
    await open('当天最后一秒', { priority: 'urgent' })
    desk.now = at('17T00:00:00')
    await open('第二天第一秒 😀')
    await open('别组的', {}, hiddenId)
    assert.deepEqual(await days('createdAt'), [
      ['03-16', 1, 0, '当天最后一秒'],
      ['03-17', 2, 0, '第二天第一秒 😀,别组的'],
    ])
    assert.deepEqual(await days('createdAt', first), [
      ['03-16', 1, 0, '当天最后一秒'],
      ['03-17', 1, 0, '第二天第一秒 😀'],
    ])
    // all that narrows the list narrows the calendar
    assert.deepEqual(await days('createdAt', manager, { priority: ['urgent'] }), [['03-16', 1, 0, '当天最后一秒']])
    assert.deepEqual(await days('createdAt', manager, { search: '第二天' }), [['03-17', 1, 0, '第二天第一秒 😀']])
    assert.deepEqual(await days('createdAt', manager, { customer: hiddenId }), [['03-17', 1, 0, '别组的']])
  }),
)

test(
  'a day shows four tickets, or as many as are asked for, and counts the others',
  onDesk(async (desk) => {
    const { manager, open, days } = await openMonth(desk)
    for (const title of ['一', '二', '三', '四', '五', '六']) await open(title)
    assert.deepEqual(await days('createdAt'), [['03-16', 6, 0, '一,二,三,四']])
    const shown = async (most: number) =>
      (await manager.tickets.days({ by: 'createdAt', ...march, most })).items[0]?.items.length
    assert.deepEqual(await Promise.all([1, 5, 12].map(shown)), [1, 5, 6])
    for (const most of [0, 13]) await assert.rejects(shown(most), refusedFor('request.invalid', 'most'))
  }),
)

test(
  'a ticket is on the day of the next time promise; what is over is late, what waits or is solved is on none',
  onDesk(async (desk) => {
    const { manager, open, days } = await openMonth(desk)
    const id = await open('要答复', { kind: 'consultation' })
    const waiting = await open('等客户', { kind: 'consultation' })
    await manager.tickets.addMessage({ id: waiting, body: '请补充型号', visibility: 'public' })
    await manager.tickets.update({ id: waiting, status: 'pending' })
    const solved = await open('已解决')
    await manager.tickets.resolve({ id: solved, summary: '已更换' })
    await desk.settle()
    assert.deepEqual(await days('dueAt'), [['03-16', 1, 0, '要答复']])
    desk.now = at('16T15:30:01')
    assert.deepEqual(await days('dueAt'), [['03-16', 1, 1, '要答复']])
    // answered: the next update is due
    await manager.tickets.addMessage({ id, body: '正在处理', visibility: 'public' })
    await desk.settle()
    assert.deepEqual(await days('dueAt'), [['03-18', 1, 0, '要答复']])
    // what was due before the days that are asked for is on none of them
    desk.now = at('25T10:00:00')
    assert.deepEqual(await days('dueAt', manager, { from: '2026-03-19', to: '2026-03-31' }), [])
  }),
)

test(
  'a ticket is on the day of the next open sub-task, late when that day is over, and on that of the next follow-up',
  onDesk(async (desk) => {
    const { manager, open, days, boss } = await openMonth(desk)
    const id = await open('上门换件')
    const add = (title: string, dueOn: string | null) => manager.ticketTasks.add({ id, title, dueOn })
    const { tasks } = await add('订配件', '2026-03-17')
    await add('上门', '2026-03-20')
    await add('以后再说', null)
    assert.deepEqual(await days('taskDueOn'), [['03-17', 1, 0, '上门换件']])
    desk.now = at('17T23:59:59')
    assert.deepEqual(await days('taskDueOn'), [['03-17', 1, 0, '上门换件']])
    desk.now = at('18T00:00:00')
    assert.deepEqual(await days('taskDueOn'), [['03-17', 1, 1, '上门换件']])
    await manager.ticketTasks.finish({ id, taskId: tasks[0]?.id ?? '' })
    assert.deepEqual(await days('taskDueOn'), [['03-20', 1, 0, '上门换件']])

    await manager.complaints.planFollowUp({ ticketId: id, dueAt: at('24T00:00:00').toISOString(), assigneeId: boss.id })
    assert.deepEqual(await days('followUpAt'), [['03-24', 1, 0, '上门换件']])
    desk.now = at('24T00:00:01')
    assert.deepEqual(await days('followUpAt'), [['03-24', 1, 1, '上门换件']])
  }),
)

test(
  'a calendar spans six weeks at most, over 29 February too, and shows no dates that the asker may not know',
  onDesk(async (desk) => {
    const { manager } = await openMonth(desk)
    const refused = (from: string, to: string) =>
      assert.rejects(manager.tickets.days({ from, to }), refusedFor('request.invalid'))
    await refused('2026-03-01', '2026-04-12')
    await refused('2026-03-02', '2026-03-01')
    await refused('2026-02-29', '2026-03-01')
    assert.deepEqual((await manager.tickets.days({ from: '2028-02-29', to: '2028-02-29' })).items, [])

    const { roles } = desk.client(await desk.person('administrator'))
    const { items } = await roles.list({})
    const representative = items.find(({ code }) => code === 'representative')
    const permissions = representative?.permissions.filter((one) => one !== 'complaints.read') ?? []
    await roles.update({ code: 'representative', permissions })
    const rep = desk.client(await desk.person('representative', { team: '三组' }))
    await assert.rejects(rep.tickets.days({ by: 'followUpAt', ...march }), refusedFor('request.invalid'))
    const definition = { layout: 'calendar', dates: 'followUpAt' } as const
    await assert.rejects(rep.ticketViews.create({ name: '回访', definition }), refusedFor('request.invalid'))
    const { id } = await manager.ticketViews.create({ name: '回访', definition, sharing: 'everybody' })
    const shared = (await rep.ticketViews.list({})).items.find((view) => view.id === id)
    assert.deepEqual([shared?.definition, shared?.missingFields], [definition, ['followUpAt']])
  }),
)

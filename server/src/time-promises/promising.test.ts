import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

// every desk begins on Monday, 16 March 2026, at 10:00; the company works 9:00–12:00 and 13:30–18:00
const at = (time: string) => new Date(`2026-03-${time}:00+08:00`)

async function strikeAt(desk: Desk, time: string) {
  desk.now = at(time)
  await desk.settle()
  await desk.strike('time-promises.sweep')
}

async function oneTicket(desk: Desk) {
  const person = await desk.person('representative')
  const rep = desk.client(person)
  const { id: customerId } = await rep.customers.create({ name: '张三' })
  const open = async (facts: object = {}) => {
    const ticket = await rep.tickets.create({ customerId, kind: 'consultation', title: '怎么用', ...facts })
    await desk.settle()
    return ticket.id
  }
  const promisesOf = async (id: string) => (await rep.timePromises.ofTicket({ id })).promises
  return { person, rep, customerId, open, promisesOf }
}

test(
  'a ticket is promised what the policy of its kind and priority says, and why then',
  onDesk(async (desk) => {
    const { rep, open } = await oneTicket(desk)
    const normal = await rep.timePromises.ofTicket({ id: await open() })
    const [company] = (await (await desk.as('manager')).calendars.list({})).items
    assert.deepEqual([normal.policy?.name, normal.policy?.calendar], ['普通', company?.name])
    assert.deepEqual(
      normal.promises.map(({ target, minutes, dueAt, state }) => [target, minutes, dueAt, state]),
      [
        ['first_response', 240, at('16T15:30').toISOString(), 'running'],
        ['resolution', 1350, at('19T10:00').toISOString(), 'running'],
      ],
    )
    assert.deepEqual(
      normal.promises[0]?.spans.map(({ counted, why }) => [counted, why]),
      [
        [true, '工作时间'],
        [false, '非工作时间'],
        [true, '工作时间'],
      ],
    )
    const complaint = await rep.timePromises.ofTicket({ id: await open({ kind: 'complaint', priority: 'urgent' }) })
    assert.deepEqual([complaint.policy?.name, complaint.promises[0]?.minutes], ['投诉 · 紧急', 15])
  }),
)

test(
  'what happens to a ticket moves its promises: answers, waiting, a new priority, a solution, opening it again',
  onDesk(async (desk) => {
    const { rep, open, promisesOf } = await oneTicket(desk)
    const id = await open()
    desk.now = at('16T11:00')
    await rep.tickets.addMessage({ id, body: '请稍等', visibility: 'public' })
    await rep.tickets.update({ id, status: 'pending' })
    await desk.settle()
    const states = async () => (await promisesOf(id)).map(({ target, state }) => `${target} ${state}`)
    assert.deepEqual(await states(), ['first_response kept', 'next_update paused', 'resolution paused'])
    assert.equal((await promisesOf(id)).at(-1)?.minutesLeft, 1290)
    assert.deepEqual((await promisesOf(id)).at(-1)?.spans.at(-1)?.why, '工作时间')

    desk.now = at('17T09:00')
    await rep.tickets.update({ id, status: 'open' })
    await desk.settle()
    const credited = (await promisesOf(id)).at(-1)
    assert.equal(credited?.dueAt, at('19T17:00').toISOString())
    assert.deepEqual(
      credited?.spans.find(({ why }) => why === '等待客户'),
      {
        from: at('16T11:00').toISOString(),
        to: at('17T09:00').toISOString(),
        counted: false,
        why: '等待客户',
      },
    )
    await rep.tickets.update({ id, priority: 'urgent' })
    await desk.settle()
    assert.equal((await promisesOf(id)).at(-1)?.minutes, 240)
    await rep.tickets.resolve({ id, summary: '重启即可' })
    await desk.settle()
    assert.deepEqual(
      (await states()).filter((each) => each.startsWith('resolution')),
      ['resolution kept'],
    )
    assert.deepEqual((await rep.timePromises.list({ ticket: [id] })).items, [])
    await rep.tickets.reopen({ id })
    await desk.settle()
    assert.deepEqual((await states()).at(-1), 'resolution running')
  }),
)

test(
  'when most of the time is gone the assignee is told, or whoever stands in; when all is, the manager too; each once',
  onDesk(async (desk) => {
    const { person, rep, open, promisesOf } = await oneTicket(desk)
    const manager = await desk.person('manager')
    const deputy = await desk.person('representative')
    const id = await open()
    await rep.tickets.assign({ id, staffId: person.id })
    await desk.client(person).presence.setDeputy({ id: person.id, deputyId: deputy.id })
    const told = async () =>
      (await promisesOf(id))[0]?.told.map(({ step, staff, as }) => `${step} ${as} ${staff.id === deputy.id}`)

    await strikeAt(desk, '16T14:29')
    assert.deepEqual(await told(), [])
    await strikeAt(desk, '16T14:30')
    await strikeAt(desk, '16T14:31')
    assert.deepEqual(await told(), ['warning assignee false'])
    assert.equal((await promisesOf(id))[0]?.state, 'warned')
    const away = { kind: 'sick', beginsAt: at('16T15:00').toISOString(), endsAt: at('17T09:00').toISOString() } as const
    await rep.leaves.record({ staffId: person.id, ...away })
    await strikeAt(desk, '16T15:31')
    assert.deepEqual(await told(), ['warning assignee false', 'breach deputy true', 'breach manager false'])
    assert.equal((await promisesOf(id))[0]?.told.at(-1)?.staff.id, manager.id)
    assert.equal((await rep.timePromises.list({ ticket: [id] })).items[0]?.state, 'breached')
    await desk.settle()
    const types = (await rep.customers.timeline({ id: (await rep.tickets.get({ id })).customerId })).items.map(
      ({ type }) => type,
    )
    assert.deepEqual(
      types.filter((type) => type.startsWith('time_promise')),
      ['time_promise.broken', 'time_promise.at_risk'],
    )
    // an answer that comes too late stays a miss, and nothing more is due
    await rep.tickets.addMessage({ id, body: '抱歉久等', visibility: 'public' })
    await desk.settle()
    assert.equal((await promisesOf(id))[0]?.state, 'missed')
  }),
)

test(
  'a day off in the calendar moves what is not over yet, however often it is worked out',
  onDesk(async (desk) => {
    const { rep, open, promisesOf } = await oneTicket(desk)
    const manager = await desk.as('manager')
    const [company] = (await manager.calendars.list({})).items
    const id = await open()
    const due = async () => (await promisesOf(id)).map(({ dueAt }) => dueAt)
    const stored = async () => (await rep.timePromises.list({ ticket: [id] })).items[0]?.dueAt
    assert.deepEqual(await due(), [at('16T15:30').toISOString(), at('19T10:00').toISOString()])
    const specialDays = [{ date: '2026-03-16', name: '停电', working: false }]
    await manager.calendars.update({ id: company?.id ?? '', specialDays })
    await desk.settle()
    assert.equal(await stored(), at('17T14:30').toISOString())
    desk.now = at('17T11:00')
    await desk.strike('time-promises.sweep')
    assert.deepEqual((await rep.timePromises.told({})).items, [])
    const boss = await desk.person('manager', { name: '值班经理' })
    await rep.tickets.assign({ id, staffId: boss.id })
    desk.now = at('17T14:31')
    await desk.strike('time-promises.sweep')
    assert.deepEqual(
      (await desk.client(boss).timePromises.told({})).items.map(({ ticketId, state }) => [ticketId, state]),
      [[id, 'breached']],
    )
  }),
)

test(
  'a broken promise that gets a later time, by a lower priority, is watched again',
  onDesk(async (desk) => {
    const { rep, open, promisesOf } = await oneTicket(desk)
    const id = await open({ priority: 'urgent' })
    await strikeAt(desk, '16T10:31')
    assert.equal((await promisesOf(id))[0]?.state, 'breached')
    await rep.tickets.update({ id, priority: 'low' })
    await strikeAt(desk, '16T10:32')
    assert.deepEqual(
      (await promisesOf(id)).map(({ state }) => state),
      ['running', 'running'],
    )
    await strikeAt(desk, '17T10:01')
    await desk.settle()
    const { customerId } = await rep.tickets.get({ id })
    const told = (await rep.customers.timeline({ id: customerId })).items.map(({ type }) => type)
    assert.equal(told.filter((type) => type === 'time_promise.broken').length, 2)
  }),
)

test(
  'workers who sweep at once take each step once',
  onOwnDesk(async (desk) => {
    const { open, promisesOf } = await oneTicket(desk)
    const ids = [await open(), await open(), await open({ priority: 'high' })]
    await desk.person('manager')
    desk.now = at('17T18:00')
    await Promise.all([1, 2, 3].map(() => desk.strike('time-promises.sweep')))
    for (const id of ids)
      assert.deepEqual(
        (await promisesOf(id))[0]?.told.map(({ step, as }) => [step, as]),
        [['breach', 'manager']],
      )
    const { rows } = await desk.pool
      .query<{ count: number }>(
        `SET ROLE zhike_system; SELECT count(*)::int FROM events WHERE type LIKE 'time_promise.%'`,
      )
      .then((results) => (results as unknown as { rows: { count: number }[] }[])[1] ?? { rows: [] })
    // three first answers, and the solution of the one that is urgent enough
    assert.equal(rows[0]?.count, 4)
  }),
)

test(
  'promises are there for whoever sees the ticket, and the customer reads the next answer and the solution',
  onDesk(async (desk) => {
    const { rep, open } = await oneTicket(desk)
    const id = await open()
    const stranger = await desk.as('representative', { team: '远', department: '别处' })
    await assert.rejects(stranger.timePromises.ofTicket({ id }), refusedFor('record.not_found'))
    assert.deepEqual((await stranger.timePromises.list({ ticket: [id] })).items, [])
    const { url } = await rep.tickets.progressLink({ id })
    const token = url.split('/').at(-1) ?? ''
    assert.deepEqual((await desk.client().portal.progress({ token })).promised, [
      { target: 'first_response', at: at('16T15:30').toISOString() },
      { target: 'resolution', at: at('19T10:00').toISOString() },
    ])
  }),
)

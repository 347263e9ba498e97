import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'

const nine = [{ from: 540, to: 1020 }]
const week = [nine, nine, nine, nine, nine, nine, []]
const shop = { name: '门店', week, makeUp: nine, publicHolidays: false }
const friday = '2026-09-25T16:00:00+08:00'

test(
  'a deadline goes by the calendar that is named, its own days off and on, and says why',
  onDesk(async (desk) => {
    const { calendar, calendars } = await desk.as('manager')
    const [company] = (await calendars.list({})).items
    assert.ok(company?.company)
    const own = await calendars.create({
      ...shop,
      specialDays: [
        { date: '2026-09-27', name: '店庆', working: true },
        { date: '2026-09-26', name: '盘点', working: false },
      ],
    })
    assert.deepEqual(
      own.specialDays.map(({ date }) => date),
      ['2026-09-26', '2026-09-27'],
    )
    const asked = await calendar.deadline({ start: friday, minutes: 120, calendarId: own.id })
    assert.equal(asked.due, '2026-09-27T02:00:00.000Z')
    assert.deepEqual(
      asked.spans.map(({ why }) => why),
      ['工作时间', '非工作时间', '盘点休息', '非工作时间', '店庆上班'],
    )
    assert.deepEqual(await calendar.days({ from: '2026-09-26', to: '2026-09-28', calendarId: own.id }), [
      { date: '2026-09-26', working: false, name: '盘点' },
      { date: '2026-09-27', working: true, name: '店庆' },
      { date: '2026-09-28', working: true },
    ])
    const usual = await calendar.deadline({ start: friday, minutes: 120 })
    assert.deepEqual(usual, await calendar.deadline({ start: friday, minutes: 120, calendarId: company.id }))
    assert.notEqual(usual.due, asked.due)
    // public holidays count only where the calendar says so
    const national = { start: '2026-10-01T09:00:00+08:00', minutes: 60 }
    assert.equal((await calendar.deadline({ ...national, calendarId: own.id })).due, '2026-10-01T02:00:00.000Z')
    assert.equal((await calendar.deadline(national)).due, '2026-10-08T02:00:00.000Z')
  }),
)

test(
  'a day tells its hours, and what they would be as usual, off and worked',
  onDesk(async (desk) => {
    const { calendar, calendars } = await desk.as('manager')
    const specialDays = [
      { date: '2026-11-07', name: '盘点', working: false },
      { date: '2026-10-01', name: '促销', working: true },
    ]
    const ten = [{ from: 600, to: 660 }]
    const { id: calendarId } = await calendars.create({ ...shop, makeUp: ten, publicHolidays: true, specialDays })
    const of = (date: string) => calendar.day({ date, calendarId })
    const usual = { name: null, periods: nine }
    const rest = { name: null, periods: [] }
    // a Monday, a Sunday, a day off of its own, one worked in a public holiday, and one beside it
    assert.deepEqual(await of('2026-11-02'), {
      date: '2026-11-02',
      own: false,
      now: usual,
      usual,
      off: rest,
      worked: usual,
    })
    const sunday = await of('2026-11-01')
    assert.deepEqual([sunday.now, sunday.worked], [rest, { name: null, periods: ten }])
    const stock = await of('2026-11-07')
    assert.deepEqual([stock.own, stock.now, stock.usual], [true, { name: '盘点', periods: [] }, usual])
    const sale = await of('2026-10-01')
    assert.deepEqual(
      [sale.now, sale.usual],
      [
        { name: '促销', periods: nine },
        { name: '国庆节', periods: [] },
      ],
    )
    const national = await of('2026-10-02')
    assert.deepEqual([national.own, national.now], [false, { name: '国庆节', periods: [] }])
    await assert.rejects(of('2051-01-01'), refusedFor('request.invalid'))
  }),
)

test(
  'a calendar that was changed holds from the next deadline on',
  onDesk(async (desk) => {
    const { calendar, calendars } = await desk.as('manager')
    const [company] = (await calendars.list({})).items
    assert.ok(company)
    const due = async () => (await calendar.deadline({ start: '2026-06-12T16:00:00+08:00', minutes: 120 })).due
    const before = await due()
    await calendars.update({ id: company.id, week }, { ifMatch: company.version })
    assert.equal(await due(), '2026-06-13T02:00:00.000Z')
    await calendars.update({ id: company.id, week: company.week })
    assert.equal(await due(), before)
    await assert.rejects(
      calendars.update({ id: company.id, name: '旧' }, { ifMatch: company.version }),
      refusedFor('record.changed'),
    )
  }),
)

test(
  'whoever goes by a calendar is the person, else the team, else the nearest department, else the company',
  onDesk(async (desk) => {
    const administrator = await desk.as('administrator')
    const { calendars, departments, teams, staff, presence } = administrator
    const top = await departments.create({ name: '总部' })
    const below = await departments.create({ name: '南区', parentId: top.id })
    const team = await teams.create({ name: '南一组', departmentId: below.id })
    const { id } = await desk.person('support')
    await staff.update({ id, departmentId: below.id, teamIds: [team.id] })
    const goesBy = async () => (await presence.get({ id })).calendar
    assert.equal((await goesBy()).through, 'company')

    const far = await calendars.create({ ...shop, name: '总部日历', departmentIds: [top.id] })
    assert.deepEqual(await goesBy(), { id: far.id, name: '总部日历', through: 'department' })
    const near = await calendars.create({ ...shop, name: '南区日历', departmentIds: [below.id] })
    assert.equal((await goesBy()).id, near.id)
    const ofTeam = await calendars.create({ ...shop, name: '班组日历', teamIds: [team.id] })
    assert.deepEqual(await goesBy(), { id: ofTeam.id, name: '班组日历', through: 'team' })
    const own = await calendars.create({ ...shop, name: '个人日历', staffIds: [id] })
    assert.equal((await goesBy()).through, 'staff')

    // whoever is given to another calendar leaves the one before
    await calendars.update({ id: near.id, staffIds: [id] })
    assert.deepEqual((await calendars.list({})).items.find((each) => each.id === own.id)?.staff, [])
    assert.equal((await goesBy()).id, near.id)
    await assert.rejects(calendars.remove({ id: near.id }), refusedFor('calendar.in_use'))
  }),
)

test(
  'a calendar is refused by the field that is wrong, and the company’s cannot go',
  onDesk(async (desk) => {
    const { calendars } = await desk.as('manager')
    const overlapping = [
      { from: 540, to: 720 },
      { from: 700, to: 800 },
    ]
    for (const [field, wrong] of [
      ['week.0', { week: [overlapping, [], [], [], [], [], []] }],
      ['week.1.0.to', { week: [nine, [{ from: 600, to: 600 }], [], [], [], [], []] }],
      ['week', { week: [[], [], [], [], [], [], []] }],
      ['week', { week: [nine] }],
      ['specialDays.0.date', { specialDays: [{ date: '2026-02-30', name: '无', working: true }] }],
      ['name', { name: ' ' }],
    ] as const)
      await assert.rejects(calendars.create({ ...shop, ...wrong } as typeof shop), (error: unknown) => {
        const { problem } = error as { problem: { code: string; fields?: object } }
        assert.equal(problem.code, 'invalid')
        assert.deepEqual(Object.keys(problem.fields ?? {}), [field])
        return true
      })
    await calendars.create(shop)
    await assert.rejects(calendars.create(shop), refusedFor('calendar.taken'))
    const unknown = uuidv7(desk.now)
    await assert.rejects(calendars.create({ ...shop, name: '二', teamIds: [unknown] }), refusedFor('team.unknown'))
  }),
)

test(
  'the company’s calendar cannot be removed, another can once nobody goes by it',
  onDesk(async (desk) => {
    const { calendars } = await desk.as('manager')
    const { id } = await calendars.create(shop)
    const [company] = (await calendars.list({})).items
    await calendars.remove({ id })
    await assert.rejects(calendars.remove({ id }), refusedFor('record.not_found'))
    await assert.rejects(calendars.remove({ id: company?.id ?? '' }), refusedFor('calendar.is_company'))
    const representative = await desk.as('representative')
    assert.equal((await representative.calendars.list({})).items.length, 1)
  }),
)

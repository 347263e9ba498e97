import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'

const invalid = refusedFor('request.invalid')

test(
  'whoever is signed in asks when working time is over, and reads why in words',
  onDesk(async (desk) => {
    const { calendar } = await desk.as('representative')
    const answer = await calendar.deadline({ start: '2026-09-30T16:00:00+08:00', minutes: 480 })
    assert.equal(answer.due, '2026-10-08T08:30:00.000Z')
    assert.deepEqual(
      answer.spans.filter(({ counted }) => !counted).map(({ why }) => why),
      ['非工作时间', '国庆节放假', '非工作时间', '非工作时间'],
    )
    await assert.rejects(
      calendar.deadline({ start: '2026-09-30T16:00:00+08:00', minutes: 1, calendarId: uuidv7(desk.now) }),
      refusedFor('record.not_found'),
    )
    for (const wrong of [
      { start: '2026-09-30T16:00:00', minutes: 1 },
      { start: '2026-09-30T16:00:00Z', minutes: -1 },
      { start: '2026-09-30T16:00:00Z', minutes: 1.5 },
      { start: '1999-01-01T00:00:00Z', minutes: 1 },
      { start: '2050-12-30T00:00:00Z', minutes: 1_000_000 },
    ])
      await assert.rejects(calendar.deadline(wrong), invalid)
    await assert.rejects(
      desk.client().calendar.days({ from: '2026-01-01', to: '2026-01-02' }),
      refusedFor('session.required'),
    )
  }),
)

test(
  'a deadline in a year whose holidays are not decided says so, unless its calendar goes without them',
  onDesk(async (desk) => {
    const { calendar, calendars } = await desk.as('administrator')
    const known = await calendar.deadline({ start: '2026-12-30T09:00:00+08:00', minutes: 420 })
    assert.equal('unknownYears' in known, false)
    const asked = { start: '2048-12-31T09:00:00+08:00', minutes: 900 }
    assert.deepEqual((await calendar.deadline(asked)).unknownYears, [2048, 2049])
    const { items } = await calendars.list({})
    const { id } = await calendars.create({ name: '海外', week: items[0]?.week ?? [], publicHolidays: false })
    assert.equal('unknownYears' in (await calendar.deadline({ ...asked, calendarId: id })), false)
  }),
)

test(
  'years with holidays come with the notices they follow, and the next is missed from November on',
  onDesk(async (desk) => {
    const years = async (now: string) => {
      desk.now = new Date(now)
      return (await (await desk.as('representative')).calendar.holidayYears({})).missing
    }
    assert.deepEqual(await years('2048-10-31T23:59:00+08:00'), [2048])
    assert.deepEqual(await years('2048-11-01T00:00:00+08:00'), [2048, 2049])
    assert.deepEqual(await years('2025-12-31T12:00:00+08:00'), [])
    const { items } = await (await desk.as('representative')).calendar.holidayYears({})
    assert.deepEqual(items.find(({ year }) => year === 2019)?.source, [
      '国务院办公厅关于2019年部分节假日安排的通知（国办发明电〔2018〕15号）',
      '国务院办公厅关于调整2019年劳动节假期安排的通知',
    ])
  }),
)

test(
  'days tell what is worked, and holidays by name',
  onDesk(async (desk) => {
    const { calendar } = await desk.as('analyst')
    assert.deepEqual(await calendar.days({ from: '2026-02-13', to: '2026-02-15' }), [
      { date: '2026-02-13', working: true },
      { date: '2026-02-14', working: true, name: '春节' },
      { date: '2026-02-15', working: false, name: '春节' },
    ])
    for (const [from, to] of [
      ['2026-02-15', '2026-02-14'],
      ['2026-01-01', '2028-12-31'],
      ['2014-12-31', '2015-01-01'],
      ['2050-12-31', '2051-01-01'],
      ['2026-02-30', '2026-03-01'],
    ] as const)
      await assert.rejects(calendar.days({ from, to }), invalid)
  }),
)

test(
  'occasions come in both calendars, and a day that cannot be is refused by its field',
  onDesk(async (desk) => {
    const { calendar } = await desk.as('specialist')
    const asked = { calendar: 'lunar', month: 1, day: 1, from: 2027, to: 2027 } as const
    assert.deepEqual(await calendar.occasions(asked), { dates: ['2027-02-06'] })
    for (const wrong of [
      { day: 31 },
      { to: 2026 },
      { calendar: 'solar', month: 2, day: 30 },
      { calendar: 'solar', leap: 'true' },
      { month: 13 },
    ] as const)
      await assert.rejects(calendar.occasions({ ...asked, ...wrong }), invalid)
  }),
)

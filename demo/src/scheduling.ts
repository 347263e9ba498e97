import type { Stage } from '@zhike/server/stage'
import type { Cast } from './cast.ts'
import { daysBefore } from './times.ts'

const morning = [
  { from: 510, to: 720 },
  { from: 780, to: 1050 },
]

/** 售后服务部 works on Saturdays, too, and 在线一组 in shifts; some have deputies, and one of them is on leave. */
export async function planWork(stage: Stage, cast: Cast, today: Date): Promise<void> {
  stage.now = daysBefore(today, 8)
  const { calendars, departments, shifts, roster, presence, leaves } = cast('admin').desk
  const afterSales = (await departments.list({})).items.find(({ name }) => name === '售后服务部')
  await calendars.create({
    name: '售后上门',
    week: [morning, morning, morning, morning, morning, [{ from: 540, to: 960 }], []],
    makeUp: morning,
    specialDays: [{ date: dayOf(today, 16), name: '年度盘点', working: false }],
    departmentIds: afterSales ? [afterSales.id] : [],
  })
  await shifts.create({ name: '早班', begins: 480, ends: 960 })
  const late = await shifts.create({ name: '晚班', begins: 840, ends: 1320 })
  const [first, second, third] = [cast('rep1').id, cast('rep2').id, cast('rep3').id]
  const days = Array.from({ length: 5 }, (_, day) => dayOf(today, day + 1))
  await roster.set({ staffIds: [first], days, shift: late.id })
  await roster.set({ staffIds: [first], days: [dayOf(today, 6)], shift: 'rest' })
  for (const [staff, deputy] of [
    [first, second],
    [second, first],
    [third, first],
  ] as const)
    await presence.setDeputy({ id: staff, deputyId: deputy })
  await leaves.record({
    staffId: third,
    kind: 'annual',
    beginsAt: `${dayOf(today, 0)}T00:00:00+08:00`,
    endsAt: `${dayOf(today, 3)}T00:00:00+08:00`,
    deputyId: second,
  })
}

/** The company's day so many days later. */
const dayOf = (today: Date, days: number) =>
  new Date(daysBefore(today, -days).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

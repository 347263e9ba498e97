import { type WorkingCalendar, workingBetween } from '../calendar/calendar.ts'
import { dayMs, readingAt } from '../platform/clock/company-time.ts'
import type { Clock } from './clocks.ts'

const minuteMs = 60_000
const hourMs = 3_600_000
const hoursADay = 24
/** So many hours of work of a hundred shall be manned well enough: the worst few are for overtime. */
const enough = 0.95

/** The work that promises bring, each worked on evenly over the working time it has. */
export interface Work {
  add(clock: Clock, calendar: WorkingCalendar): void
  /** People for each hour of a day, on the average of the days on which it is worked. */
  byHour(): ReadonlyMap<number, number>
  /** People who are enough in 95 of 100 hours of work. */
  people(): number
}

/** How fast work comes in by a calendar: for whole hours where the pace changes, for parts of hours what they bring. */
interface Pace {
  readonly changes: Map<number, number>
  readonly parts: Map<number, number>
}

/** Work of promises that take one person so many minutes each. */
export function newWork(minutesEach: number): Work {
  const paces = new Map<WorkingCalendar, Pace>()
  return {
    add({ minutes, running: { dueAt, stretches } }, calendar) {
      if (dueAt === null) return
      const pace = paces.get(calendar) ?? { changes: new Map(), parts: new Map() }
      paces.set(calendar, pace)
      for (const { from, to } of stretches) spread(pace, calendar, { from, to, rate: minutesEach / minutes })
    },
    byHour() {
      const days = new Map<number, number[]>()
      for (const [hour, load] of loadsOf(paces)) {
        const at = hourOfDay(hour)
        days.set(at, [...(days.get(at) ?? []), load])
      }
      return new Map([...days].map(([at, loads]) => [at, loads.reduce((sum, load) => sum + load, 0) / loads.length]))
    },
    people() {
      const loads = [...loadsOf(paces).values()].sort((a, b) => a - b)
      return loads[Math.ceil(loads.length * enough) - 1] ?? 0
    },
  }
}

function spread(
  { changes, parts }: Pace,
  calendar: WorkingCalendar,
  { from, to, rate }: { readonly from: Date; readonly to: Date; readonly rate: number },
): void {
  const first = Math.floor(from.getTime() / hourMs)
  const last = Math.floor((to.getTime() - 1) / hourMs)
  const brought = (begin: Date, end: Date) => (rate * workingBetween(calendar, begin, end)) / minuteMs
  if (first === last) {
    add(parts, first, brought(from, to))
    return
  }
  add(parts, first, brought(from, new Date((first + 1) * hourMs)))
  add(changes, first + 1, rate)
  add(changes, last, -rate)
  add(parts, last, brought(new Date(last * hourMs), to))
}

/** By hour, since 1970, in which anything is to be done: how many people do it. */
function loadsOf(paces: ReadonlyMap<WorkingCalendar, Pace>): ReadonlyMap<number, number> {
  const loads = new Map<number, number>()
  for (const [calendar, { changes, parts }] of paces) {
    const hours = [...changes.keys(), ...parts.keys()]
    const last = hours.reduce((most, hour) => Math.max(most, hour), 0)
    let rate = 0
    for (let hour = hours.reduce((least, at) => Math.min(least, at), last); hour <= last; hour++) {
      rate += changes.get(hour) ?? 0
      const whole = workingBetween(calendar, new Date(hour * hourMs), new Date((hour + 1) * hourMs)) / minuteMs
      const minutes = rate * whole + (parts.get(hour) ?? 0)
      // what is left of sums of fractions is no work
      if (minutes > 1e-6) add(loads, hour, minutes / 60)
    }
  }
  return loads
}

const hourOfDay = (hour: number) => Math.floor((readingAt(hour * hourMs) % dayMs) / hourMs) % hoursADay

const add = (sums: Map<number, number>, at: number, more: number) => {
  sums.set(at, (sums.get(at) ?? 0) + more)
}

import { LunarDay, LunarYear } from 'tyme4ts'

/** A month of a lunar year. */
export interface LunarMonthOfYear {
  readonly month: number
  readonly leap: boolean
  readonly days: number
  /** Its first solar day, as UTC. */
  readonly firstDay: number
}

// The almanac computes a year from the course of the moon, which takes 0.3 ms; an import asks for few years often.
const lunarYears = new Map<number, readonly LunarMonthOfYear[]>()

/** The twelve or thirteen months of a lunar year, in order. */
export function lunarMonthsOf(year: number): readonly LunarMonthOfYear[] {
  const known = lunarYears.get(year)
  if (known) return known
  const months = LunarYear.fromYear(year)
    .getMonths()
    .map((each) => {
      const first = LunarDay.fromYmd(year, each.getMonthWithLeap(), 1).getSolarDay()
      return {
        month: each.getMonth(),
        leap: each.isLeap(),
        days: each.getDayCount(),
        firstDay: Date.UTC(first.getYear(), first.getMonth() - 1, first.getDay()),
      }
    })
  lunarYears.set(year, months)
  return months
}

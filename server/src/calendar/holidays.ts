import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod'

const Day = z.iso.date()

/** What the State Council decided for a year (one file each in `holidays/`), and where it is written. */
const Year = z.strictObject({
  year: z.int(),
  source: z.array(z.string()).min(1),
  holidays: z.array(z.strictObject({ name: z.string(), off: z.array(Day), work: z.array(Day) })),
})

/** A day that is not what its weekday says: a holiday, or a weekend day that is worked instead (调休). */
export interface SpecialDay {
  readonly name: string
  readonly working: boolean
  /** The company's own rather than the State Council's. */
  readonly own?: true
}

const folder = new URL('./holidays/', import.meta.url)

/** The years that the State Council decided, each with where it is written. */
export const holidayYears = readdirSync(folder)
  .map((file) => Year.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
  .toSorted((one, other) => one.year - other.year)

/** Chinese public holidays and make-up workdays by day (`YYYY-MM-DD`); of years that are not decided yet none. */
export const publicHolidays: ReadonlyMap<string, SpecialDay> = new Map(
  holidayYears
    .flatMap(({ holidays }) => holidays)
    .flatMap(({ name, off, work }) => [
      ...off.map((day): [string, SpecialDay] => [day, { name, working: false }]),
      ...work.map((day): [string, SpecialDay] => [day, { name, working: true }]),
    ]),
)

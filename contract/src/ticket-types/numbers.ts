import * as z from 'zod'

/** 编号规则: what tickets of a type are called. `T` is what tickets without a rule begin with. */
export const Numbering = z.strictObject({
  /** Never given to another rule, so that no two tickets are called the same. */
  prefix: z.string().regex(/^(?!T$)[A-Z][A-Z0-9]{0,7}$/),
  datePart: z.enum(['none', 'year', 'month', 'day']),
  /** The least digits of the count. */
  width: z.int().min(3).max(9),
  /** When the count begins with 1 again; not more often than the date part changes. */
  reset: z.enum(['never', 'year', 'month', 'day']),
})
export type Numbering = z.infer<typeof Numbering>

const dateDigits = { none: 0, year: 4, month: 6, day: 8 } as const

/** A number as people say it: TS-202611-0042. `day` is the company's, as YYYY-MM-DD. Pure. */
export function numberOf({ prefix, datePart, width }: Numbering, day: string, count: number): string {
  const date = day.replaceAll('-', '').slice(0, dateDigits[datePart])
  return [prefix, ...(date === '' ? [] : [date]), String(count).padStart(width, '0')].join('-')
}

/** Whether two periods of the count could give the same number. */
export const repeats = ({ datePart, reset }: Numbering): boolean =>
  reset !== 'never' && dateDigits[reset] > dateDigits[datePart]

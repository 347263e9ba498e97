import type { calendar } from '@zhike/contract/calendar'
import type { Output } from '@zhike/contract/endpoint'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { holidayYears } from './holidays.ts'

/** The State Council gives notice of the next year in this month. */
const noticeMonth = 11

/** The years whose public holidays are known, the last first, and those that should be by now and are not. */
export async function listHolidayYears({ now }: Ctx): Promise<Output<typeof calendar.holidayYears>> {
  const [year = 0, month = 0] = companyDay(now).split('-').map(Number)
  const due = month >= noticeMonth ? [year, year + 1] : [year]
  return {
    items: holidayYears.map(({ year, source }) => ({ year, source })).toReversed(),
    missing: due.filter((one) => !holidayYears.some(({ year }) => year === one)),
  }
}

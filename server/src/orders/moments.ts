import { parseCompanyTime } from '../platform/clock/parse-company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'

const sentence = {
  'zh-CN': '日期或时间，例如 2026-03-16 或 2026-03-16 10:30，1970 年以后',
  en: 'a date or a time, such as 2026-03-16 or 2026-03-16T10:30:00+08:00, from 1970 on',
}

/**
 * The instant that a field means; without a zone it is company time. Undefined for what cannot be read and for years
 * before 1970, of which ordered ids cannot be made.
 */
export function readMoment(text: string): Date | undefined {
  const moment = parseCompanyTime(text)
  return moment && moment.getTime() >= 0 ? moment : undefined
}

/** The same, throwing `request.invalid` with the field's name. */
export const momentOf = (ctx: Pick<Ctx, 'locale'>, field: string, text: string): Date =>
  readMoment(text) ?? fail('request.invalid', { fields: { [field]: sentence[ctx.locale] } })

/** Clocks differ, and a day may have begun elsewhere: what is a day ahead has not happened. */
const aheadMs = 24 * 3_600_000

/** Whether something cannot have happened yet: it lies more than 24 hours ahead. */
export const isToCome = (now: Date, moment: Date): boolean => moment.getTime() > now.getTime() + aheadMs

const happened = { 'zh-CN': '已经发生的时间，不能晚于现在', en: 'a time that has come, not a later one' }

/** The instant of something that has happened; throws `request.invalid` with the field's name for what is to come. */
export function pastMomentOf(ctx: Pick<Ctx, 'locale' | 'now'>, field: string, text: string): Date {
  const moment = momentOf(ctx, field, text)
  return isToCome(ctx.now, moment) ? fail('request.invalid', { fields: { [field]: happened[ctx.locale] } }) : moment
}

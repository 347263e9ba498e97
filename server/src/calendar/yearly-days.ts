import type { calendar } from '@zhike/contract/calendar'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Locale } from '@zhike/contract/reasons'
import { failBefore, failBetween } from '../platform/bounds.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { occasionsOf } from './occasions.ts'

/** The solar days on which a day of the year falls; see `occasionsOf`. Throws `request.invalid`. */
export async function findOccasions(
  ctx: Ctx,
  { calendar: kind, month, day, leap, policy, from, to }: Input<typeof calendar.occasions>,
): Promise<Output<typeof calendar.occasions>> {
  if (to < from) failBefore(ctx, 'to', from)
  const longest = kind === 'lunar' ? 30 : new Date(Date.UTC(2000, month, 0)).getUTCDate()
  if (day > longest) failBetween(ctx, 'day', 1, longest)
  if (leap && kind === 'solar') fail('request.invalid', { fields: { leap: noLeapMonth[ctx.locale] } })
  return { dates: occasionsOf({ calendar: kind, month, day, leap }, policy, from, to) }
}

const noLeapMonth: Readonly<Record<Locale, string>> = {
  'zh-CN': '公历没有闰月',
  en: 'only lunar months can be leap months',
}

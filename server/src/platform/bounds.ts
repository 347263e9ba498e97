import type { Locale } from '@zhike/contract/reasons'
import { fail } from './errors.ts'

interface Caller {
  readonly locale: Locale
}

/** Refuses the end of a span that does not come after its beginning, or too long after it, and says so at the field. */
export const failSpan = ({ locale }: Caller, field: string, mostDays: number): never =>
  refuse(
    field,
    { 'zh-CN': `要在开始之后，最长 ${mostDays} 天`, en: `after the beginning, and at most ${mostDays} days` }[locale],
  )

/** Refuses what lies beyond bounds, which are within them, and says them at the field. */
export const failBetween = ({ locale }: Caller, field: string, least: string | number, most: string | number): never =>
  refuse(field, { 'zh-CN': `应在 ${least} 到 ${most} 之间`, en: `from ${least} to ${most}` }[locale])

/** Refuses what lies before the first that will do, and says it at the field. */
export const failBefore = ({ locale }: Caller, field: string, first: string | number): never =>
  refuse(field, { 'zh-CN': `不能早于 ${first}`, en: `not before ${first}` }[locale])

const refuse = (field: string, words: string): never => fail('request.invalid', { fields: { [field]: words } })

import type { PoolStanding } from '@zhike/contract/pool'
import type { Locale } from '@zhike/contract/reasons'
import { useLocale, useTexts } from '../frame/texts.ts'
import { poolTexts } from './pool.texts.ts'

/** Puts into words when a customer goes to the pool, and why. */
export function useStandingWords() {
  const t = useTexts(poolTexts)
  const locale = useLocale()
  return {
    left: ({ daysLeft }: PoolStanding): string => (daysLeft > 0 ? t('left', { count: daysLeft }) : t('leftNone')),
    why: ({ since, rule, heldBy, returnsOn }: PoolStanding): string =>
      [
        t(`why_${since.what}`, { day: dayIn(since.day, locale), days: rule.days }),
        ...(heldBy ? [t(`held_${heldBy}`, { day: dayIn(returnsOn, locale) })] : []),
        t('byRule', { rule: rule.name }),
      ].join(' · '),
  }
}

/** A day without a time, `2026-03-16` or the beginning of a moment: 3月16日, with the year when it is another. */
export function dayIn(day: string, locale: Locale): string {
  const at = new Date(day.length === 10 ? `${day}T00:00` : day)
  const thisYear = at.getFullYear() === new Date().getFullYear()
  const month = locale === 'en' ? 'short' : 'long'
  return at.toLocaleDateString(locale, { month, day: 'numeric', ...(thisYear ? {} : { year: 'numeric' }) })
}

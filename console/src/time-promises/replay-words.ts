import type { Locale } from '@zhike/contract/reasons'
import type { PromiseReplay } from '@zhike/contract/time-promises'
import type { Say } from '../frame/texts.ts'
import type { policyTexts } from './policies.texts.ts'

type Texts = (typeof policyTexts)[Locale]

/** What was replayed: which draft over which days. */
export interface Replayed {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** What a replay found, in sentences that a manager can pass on: how many are late, where, and how many people it takes. */
export function sayReplay(
  replay: PromiseReplay,
  { name, from, to }: Replayed,
  t: Say<Texts>,
  locale: Locale,
): string[] {
  const { tickets, late, lateNow, crowd, people, peopleNow } = replay
  const number = (n: number) => n.toLocaleString(locale)
  const share = (n: number) => `${((100 * n) / tickets).toLocaleString(locale, { maximumFractionDigits: 1 })}%`
  const counted = { tickets: number(tickets), late: number(late), share: share(late), lateNow: number(lateNow) }
  const more = Math.round((people - peopleNow) * 10) / 10
  const manned = { people: number(people), more: number(Math.abs(more)) }
  return [
    t('sayLate', { name, ...dayWords(from, to, locale), ...counted, shareNow: share(lateNow) }),
    ...(crowd ? [t('sayCrowd', { where: whereOf(crowd, t, locale), missed: number(crowd.missed) })] : []),
    t(more > 0 ? 'sayMore' : more < 0 ? 'sayFewer' : 'sayAsMany', manned),
  ]
}

function dayWords(from: string, to: string, locale: Locale): { from: string; to: string } {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: locale === 'en' ? 'medium' : 'long', timeZone: 'UTC' })
  return { from: format.format(new Date(from)), to: format.format(new Date(to)) }
}

/** 售后二组 周一 10–12 点 */
function whereOf(crowd: NonNullable<PromiseReplay['crowd']>, t: Say<Texts>, locale: Locale): string {
  const { team, weekday, fromHour, toHour } = crowd
  // 5 January 1970 was a Monday
  const day = new Date(Date.UTC(1970, 0, 4 + weekday)).toLocaleDateString(locale, { weekday: 'short', timeZone: 'UTC' })
  return t('where', { team: team ?? t('noTeam'), day, hours: `${fromHour}–${toHour}` })
}

import type { Locale } from '@zhike/contract/reasons'
import { durationTexts } from './durations.texts.ts'

/** So many minutes in the two largest units that they fill: 2 天 3 小时, 1 小时 20 分, 5 分. */
export function sayMinutes(minutes: number, locale: Locale, dayMinutes = Number.POSITIVE_INFINITY): string {
  const units = durationTexts[locale]
  const whole = Math.round(minutes)
  const days = Math.floor(whole / dayMinutes)
  const rest = days > 0 ? whole - days * dayMinutes : whole
  const amounts = [
    [days, units.days],
    [Math.floor(rest / 60), units.hours],
    [rest % 60, units.minutes],
  ] as const
  const said = amounts.flatMap(([amount, unit]) => (amount > 0 ? [`${amount} ${unit}`] : [])).slice(0, 2)
  return said.length > 0 ? said.join(' ') : `0 ${units.minutes}`
}

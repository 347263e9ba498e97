import type { Locale } from '@zhike/contract/reasons'

const units = { 'zh-CN': ['天', '小时', '分'], en: ['d', 'h', 'min'] } as const

/** So many minutes in the two largest units that they fill: 2 天 3 小时, 1 小时 20 分, 5 分. */
export function sayMinutes(minutes: number, locale: Locale, dayMinutes = Number.POSITIVE_INFINITY): string {
  const whole = Math.round(minutes)
  const days = Math.floor(whole / dayMinutes)
  const rest = days > 0 ? whole - days * dayMinutes : whole
  const amounts = [days, Math.floor(rest / 60), rest % 60]
  const said = amounts.flatMap((amount, n) => (amount > 0 ? [`${amount} ${units[locale][n]}`] : [])).slice(0, 2)
  return said.length > 0 ? said.join(' ') : `0 ${units[locale][2]}`
}

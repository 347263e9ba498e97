import type { Locale } from '@zhike/contract/reasons'

/** An amount of 分 as people read it: ¥1,234.50. Other currencies carry their own sign. */
export function sayMoney(fen: number, locale: Locale, currency = 'CNY'): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return format.format(fen / 100)
}

/** An amount of 分 rounded for a headline: ¥12.3万 in Chinese, ¥123K in English; small amounts come whole. */
export function sayMoneyShortly(fen: number, locale: Locale, currency = 'CNY'): string {
  const compact = Math.abs(fen) >= 1_000_000
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: compact ? 1 : 0,
    ...(compact ? { notation: 'compact' as const } : {}),
  }).format(fen / 100)
}

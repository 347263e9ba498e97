import { sayMoney } from '@zhike/ui/money'
import { useLocale } from './texts.ts'

/** An amount of 分 as ¥1,234.50, in figures of one width. */
export function Money({ fen, currency = 'CNY' }: { readonly fen: number; readonly currency?: string }) {
  const locale = useLocale()
  return <span className="figures">{sayMoney(fen, locale, currency)}</span>
}

import type { Home } from '@zhike/contract/desk'
import { sayMoneyShortly } from '@zhike/ui/money'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Figure } from './figure.tsx'
import styles from './home.module.css'
import { homeTexts } from './home.texts.ts'

/** The four figures of today. */
export function Figures({ figures }: { readonly figures: Home['figures'] }) {
  const t = useTexts(homeTexts)
  const locale = useLocale()
  const whole = (value: number) => value.toLocaleString(locale)
  return (
    <div className={styles.figures}>
      <Figure name={t('newTickets')} figure={figures.newTickets} say={whole} />
      <Figure name={t('resolvedTickets')} figure={figures.resolvedTickets} say={whole} />
      <Figure name={t('newCustomers')} figure={figures.newCustomers} say={whole} />
      <Figure name={t('revenue')} figure={figures.revenueFen} say={(fen) => sayMoneyShortly(fen, locale)} />
    </div>
  )
}

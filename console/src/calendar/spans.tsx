import type { DeadlineSpan } from '@zhike/contract/calendar'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './calendar.module.css'
import { calendarTexts } from './calendar.texts.ts'

interface SpansProps {
  readonly spans: readonly DeadlineSpan[]
  readonly unknownYears: readonly number[] | undefined
}

/** Why a deadline is when it is: each stretch that counted, with its minutes, and each that did not. */
export function Spans({ spans, unknownYears }: SpansProps) {
  const locale = useLocale()
  return (
    <>
      <ol className={styles.spans}>
        {spans.map(({ from, to, counted, why }) => (
          <li key={from} className={styles.span} data-counted={counted || undefined}>
            <span className="figures">{stretch(new Date(from), new Date(to), locale)}</span>
            <span className={styles.why}>{why}</span>
            <span className={styles.minutes}>{counted ? sayMinutes(from, to, locale) : ''}</span>
          </li>
        ))}
      </ol>
      <UnknownYears years={unknownYears} />
    </>
  )
}

/** That the holidays of these years counted as ordinary days, for nobody knows them yet. */
export function UnknownYears({ years }: { readonly years: readonly number[] | undefined }) {
  const t = useTexts(calendarTexts)
  if (!years) return null
  return <p className={styles.warning}>{t('unknownYears', { years: years.join('、') })}</p>
}

function stretch(from: Date, to: Date, locale: string): string {
  const day = (at: Date) => at.toLocaleDateString(locale, { month: 'numeric', day: 'numeric' })
  const time = (at: Date) => at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${day(from)} ${time(from)} – ${day(from) === day(to) ? '' : `${day(to)} `}${time(to)}`
}

const sayMinutes = (from: string, to: string, locale: string): string => {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
  const unit = minutes >= 60 && minutes % 60 === 0 ? 'hour' : 'minute'
  const amount = unit === 'hour' ? minutes / 60 : minutes
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(amount)
}

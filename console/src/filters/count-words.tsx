import type { Count } from '@zhike/contract/lists'
import { useLocale, useTexts } from '../frame/texts.ts'
import { countTexts } from './count.texts.ts'

interface CountedProps {
  readonly count: Count
  /** What is counted. */
  readonly of: 'customer' | 'ticket' | 'order'
}

/** A count as people say it: 1,234 exactly, else about 12.3 万. */
export function Counted({ count: { value, exact }, of }: CountedProps) {
  const t = useTexts(countTexts)
  const locale = useLocale()
  const said = new Intl.NumberFormat(locale, exact ? {} : { notation: 'compact', maximumSignificantDigits: 3 }).format(
    value,
  )
  return <>{t(`${exact ? 'count' : 'about'}_${of}`, { count: value, said })}</>
}

interface CountWordsProps extends Pick<CountedProps, 'of'> {
  /** Whether there is something to count. */
  readonly asked: boolean
  readonly count: Count | null | undefined
}

/** How many a filter fits, while it is being made. */
export function CountWords({ asked, count, of }: CountWordsProps) {
  const t = useTexts(countTexts)
  return (
    <span className="figures" aria-live="polite">
      {!asked ? null : count ? <Counted count={count} of={of} /> : t('counting')}
    </span>
  )
}

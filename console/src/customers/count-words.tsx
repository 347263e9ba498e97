import type { Count } from '@zhike/contract/customers'
import { useAnswer } from '../frame/calls.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { filterTexts } from './filter.texts.ts'

/** How many a filter fits, while it is being made. */
export function CountWords({ filter }: { readonly filter: string | undefined }) {
  const t = useTexts(filterTexts)
  const answer = useAnswer('customers', 'list', filter === undefined ? undefined : { filter, count: 'yes', limit: 1 })
  const count = answer.data?.count
  return (
    <span className="figures" aria-live="polite">
      {filter === undefined ? null : count ? <Counted count={count} /> : t('counting')}
    </span>
  )
}

/** A count as people say it: 1,234 exactly, else about 12.3 万. */
export function Counted({ count: { value, exact } }: { readonly count: Count }) {
  const t = useTexts(filterTexts)
  const locale = useLocale()
  const said = new Intl.NumberFormat(locale, exact ? {} : { notation: 'compact', maximumSignificantDigits: 3 }).format(
    value,
  )
  return <>{t(exact ? 'count' : 'about', { count: value, said })}</>
}

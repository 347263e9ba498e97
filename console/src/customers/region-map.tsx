import { filterTexts } from '../filters/filter.texts.ts'
import { useAnswer } from '../frame/calls.ts'
import { Failure } from '../frame/state.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import type { CustomerFilters } from './customer-search.ts'
import { provinceTiles, strengthOf } from './province-tiles.ts'
import { provinceTexts } from './provinces.texts.ts'
import styles from './region-map.module.css'
import { viewTexts } from './views.texts.ts'

interface RegionMapProps {
  readonly filters: Omit<CustomerFilters, 'sort'>
  readonly onChoose: (code: string) => void
}

/** The provinces as tiles with how many customers each has; a tile narrows the list to its province. */
export function RegionMap({ filters, onChoose }: RegionMapProps) {
  const t = useTexts(viewTexts)
  const says = useTexts(filterTexts)
  const locale = useLocale()
  const province = useTexts(provinceTexts)
  const counts = useAnswer('customers', 'count', { ...filters, by: 'province' })
  if (counts.error) return <Failure error={counts.error} again={() => void counts.refetch()} />
  const items = counts.data?.items ?? []
  const of = new Map(items.map(({ value, customers }) => [value, customers]))
  const most = Math.max(1, ...items.flatMap(({ value, customers }) => (value === null ? [] : customers)))
  const said = (customers: number) =>
    new Intl.NumberFormat(
      locale,
      customers < 10_000 ? {} : { notation: 'compact', maximumSignificantDigits: 3 },
    ).format(customers)
  return (
    <div className={styles.page}>
      <ul className={styles.map} aria-label={t('mapLabel')} aria-busy={counts.isPending}>
        {Object.entries(provinceTiles).map(([code, [column, row]]) => {
          const customers = of.get(code) ?? 0
          const name = province(`p${code as keyof typeof provinceTiles}`)
          return (
            <li key={code} style={{ gridColumn: column + 1, gridRow: row + 1 }}>
              <button
                type="button"
                className={styles.tile}
                data-strength={strengthOf(customers, most)}
                disabled={customers === 0}
                aria-label={t('showIn', { region: name, count: customers })}
                onClick={() => onChoose(code)}
              >
                <span>{name}</span>
                <strong className="figures">{customers > 0 ? said(customers) : ''}</strong>
              </button>
            </li>
          )
        })}
      </ul>
      <p className={styles.note}>
        {of.get(null) ? t('noRegion', { count: said(of.get(null) ?? 0) }) : null}{' '}
        {counts.data && !counts.data.exact ? says('approximate') : null}
      </p>
    </div>
  )
}

import type { Bilingual } from '@zhike/ui/bilingual'
import { useAnswer } from '../frame/calls.ts'
import { useEventName } from '../frame/event-name.ts'
import { eventTexts } from '../frame/events.texts.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { useMay } from '../frame/me.ts'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import { auditTexts } from './audit.texts.ts'
import { beginningOf, periodOf, periods } from './periods.ts'

export interface Filters {
  readonly type?: string
  readonly actor?: string
  readonly customer?: string
  readonly from?: string
  readonly to?: string
}

const keysOf = <T extends Readonly<Record<string, string>>>(texts: Bilingual<T>) => Object.keys(texts.en)

/** Narrows the log by action, person and time. */
export function AuditFilters({
  filters,
  onFilter,
}: {
  readonly filters: Filters
  readonly onFilter: (filters: Filters) => void
}) {
  const t = useTexts(auditTexts)
  const nameOf = useEventName()
  const may = useMay()
  const colleagues = useAnswer('staff', 'list', may('staff.read') ? { limit: 200 } : undefined)
  const now = new Date()
  const period = periodOf(filters.from, now)
  const change = (next: Partial<Record<keyof Filters, string | undefined>>) =>
    onFilter(onlyGiven({ ...filters, ...next }))
  return (
    <>
      <FilterChip
        name={t('type')}
        takes="one"
        options={keysOf(eventTexts).map((type) => ({ value: type, label: nameOf(type) }))}
        chosen={filters.type ? [filters.type] : []}
        onChoose={([type]) => change({ type })}
      />
      <FilterChip
        name={t('actor')}
        takes="one"
        options={(colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filters.actor ? [filters.actor] : []}
        onChoose={([actor]) => change({ actor })}
      />
      <FilterChip
        name={t('day')}
        takes="one"
        options={periods.map((one) => ({ value: one, label: t(one) }))}
        chosen={period ? [period] : []}
        onChoose={([one]) => change({ from: one && beginningOf(one, now) })}
      />
      {filters.customer ? (
        <FilterChip
          name={t('customer')}
          takes="one"
          options={[{ value: filters.customer, label: filters.customer.slice(-8) }]}
          chosen={[filters.customer]}
          onChoose={([customer]) => change({ customer })}
        />
      ) : null}
    </>
  )
}

import { Link } from '@tanstack/react-router'
import type { FilterField } from '@zhike/contract/filters'
import { Priority, TicketKind, TicketStatus } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { lazy, Suspense } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { intoView } from '../frame/into-view.ts'
import { useMay, useMe } from '../frame/me.ts'
import { SearchBox } from '../frame/search-box.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import { inView, quickViews, viewOf } from './quick-views.ts'
import type { TicketFilters } from './ticket-filters.ts'
import styles from './ticket-toolbar.module.css'
import { ticketTexts } from './tickets.texts.ts'

const TicketNarrowing = lazy(() =>
  import('./ticket-narrowing.tsx').then((found) => ({ default: found.TicketNarrowing })),
)
const TicketViews = lazy(() => import('./ticket-views.tsx').then((found) => ({ default: found.TicketViews })))

interface ToolbarProps {
  readonly filters: TicketFilters
  /** What tickets are filtered by; undefined while it is being fetched. */
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly onChange: (filters: TicketFilters) => void
}

const manyOf = <T,>(chosen: readonly T[]) => (chosen.length > 0 ? chosen : undefined)

/** The views people use all day, and filters that narrow them. */
export function TicketToolbar({ filters, fields, onChange }: ToolbarProps) {
  const t = useTexts(ticketTexts)
  const code = useTexts(codeTexts)
  const view = filters.view ? undefined : viewOf(filters)
  const change = (part: { readonly [K in keyof TicketFilters]?: TicketFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }) as TicketFilters)
  return (
    <div className={styles.toolbar}>
      <div className={styles.ways}>
        <Suspense fallback={<div className={styles.tabs} />}>
          <TicketViews filters={filters} onChange={onChange} />
        </Suspense>
        <nav className={styles.views} aria-label={t('views')}>
          {quickViews.map((name) => (
            <Link
              key={name}
              ref={view === name ? intoView : undefined}
              to="/tickets"
              search={inView(filters, name)}
              className={styles.view}
              activeOptions={{ exact: true }}
              aria-current={view === name ? 'page' : undefined}
            >
              {t(`view_${name}`)}
            </Link>
          ))}
        </nav>
      </div>
      <div className={styles.filters}>
        <SearchBox label={t('search')} words={filters.search} onSearch={(search) => change({ search })} />
        <FilterChip
          name={t('status')}
          takes="many"
          options={TicketStatus.options.map((value) => ({ value, label: code(`status.${value}`) }))}
          chosen={filters.status ?? []}
          onChoose={(status) => change({ status: manyOf(status) })}
        />
        <FilterChip
          name={t('kind')}
          takes="many"
          options={TicketKind.options.map((value) => ({ value, label: code(`kind.${value}`) }))}
          chosen={filters.kind ?? []}
          onChoose={(kind) => change({ kind: manyOf(kind) })}
        />
        <FilterChip
          name={t('priority')}
          takes="many"
          options={Priority.options.toReversed().map((value) => ({ value, label: code(`priority.${value}`) }))}
          chosen={filters.priority ?? []}
          onChoose={(priority) => change({ priority: manyOf(priority) })}
        />
        <AssigneeChip chosen={filters.assignee} onChoose={(assignee) => change({ assignee })} />
        {filters.urged && view !== 'urged' ? (
          <FilterChip
            name={t('view_urged')}
            takes="one"
            options={[{ value: 'yes', label: t('yes') }]}
            chosen={['yes']}
            onChoose={() => change({ urged: undefined })}
          />
        ) : null}
        {filters.category ? (
          <CategoryChip id={filters.category} onDrop={() => change({ category: undefined })} />
        ) : null}
        {filters.customer ? (
          <CustomerFilter id={filters.customer} onDrop={() => change({ customer: undefined })} />
        ) : null}
        <Suspense>
          <TicketNarrowing filters={filters} fields={fields} onChange={change} />
        </Suspense>
      </div>
    </div>
  )
}

interface AssigneeProps {
  readonly chosen: string | undefined
  readonly onChoose: (assignee: string | undefined) => void
}

function AssigneeChip({ chosen, onChoose }: AssigneeProps) {
  const t = useTexts(ticketTexts)
  const me = useMe()
  const may = useMay()
  const colleagues = useAnswer('staff', 'list', may('staff.read') ? { suspended: 'no', limit: 200 } : undefined)
  const others = (colleagues.data?.items ?? []).filter(({ id }) => id !== me.id)
  return (
    <FilterChip
      name={t('assignee')}
      takes="one"
      options={[
        { value: 'me', label: t('me') },
        { value: 'none', label: t('unassigned') },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      chosen={chosen ? [chosen] : []}
      onChoose={([one]) => onChoose(one)}
    />
  )
}

interface DropProps {
  readonly id: string
  readonly onDrop: () => void
}

function CategoryChip({ id, onDrop }: DropProps) {
  const t = useTexts(ticketTexts)
  const categories = useAnswer('categories', 'list', {})
  const name = categories.data?.items.find((category) => category.id === id)?.name ?? ''
  return (
    <FilterChip
      name={t('category')}
      takes="one"
      options={[{ value: id, label: name }]}
      chosen={[id]}
      onChoose={onDrop}
    />
  )
}

function CustomerFilter({ id, onDrop }: DropProps) {
  const t = useTexts(ticketTexts)
  const customer = useAnswer('customers', 'get', { id })
  return (
    <FilterChip
      name={t('customer')}
      takes="one"
      options={[{ value: id, label: customer.data?.name ?? '' }]}
      chosen={[id]}
      onChoose={onDrop}
    />
  )
}

import { EditOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { mostTicked } from '@zhike/contract/bulk-edits'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { bulkEditTexts } from '../bulk-edits/bulk-edits.texts.ts'
import { BulkHistoryButton } from '../bulk-edits/history-button.tsx'
import { ExportButton } from '../exports/export-button.tsx'
import { Counted } from '../filters/count-words.tsx'
import { writeFilter } from '../filters/filter-address.ts'
import { BulkBar } from '../frame/bulk-bar.tsx'
import { useAnswer, useList } from '../frame/calls.ts'
import { CustomerSections } from '../frame/customer-sections.tsx'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import { ViewTabs } from '../views/view-tabs.tsx'
import { bulkTexts } from './bulk.texts.ts'
import { useCustomerColumns, usualColumns } from './customer-columns.tsx'
import { type CustomerFilters, type CustomerSearch, definitionIn, filterIn, searchOf } from './customer-search.ts'
import styles from './customer-toolbar.module.css'
import { CustomerToolbar } from './customer-toolbar.tsx'
import { customerTexts } from './customers.texts.ts'
import { inGroup } from './grouping.ts'
import { useOpeningView } from './opening-view.ts'
import { viewTexts } from './views.texts.ts'

const NewCustomerDialog = lazy(() =>
  import('./new-customer-dialog.tsx').then((found) => ({ default: found.NewCustomerDialog })),
)
const pageOf = { ticket: '/tickets/$id', order: '/orders/$id', need: '/customers/needs/$id' } as const
const CustomerView = lazy(() => import('./customer-view.tsx').then((found) => ({ default: found.CustomerView })))
const CustomerBulkTray = lazy(() =>
  import('./customer-bulk-tray.tsx').then((found) => ({ default: found.CustomerBulkTray })),
)
const ListShape = lazy(() => import('./list-shape.tsx').then((found) => ({ default: found.ListShape })))
const BulkEditDialog = lazy(() => import('./bulk-edit-dialog.tsx').then((found) => ({ default: found.BulkEditDialog })))
const CustomerCards = lazy(() => import('./customer-cards.tsx').then((found) => ({ default: found.CustomerCards })))
const GroupedCustomers = lazy(() =>
  import('./grouped-customers.tsx').then((found) => ({ default: found.GroupedCustomers })),
)
const RegionMap = lazy(() => import('./region-map.tsx').then((found) => ({ default: found.RegionMap })))
const route = getRouteApi('/desk/customers')

/** What the list shows, as columns of a file. */
const shownInFiles = [
  'number',
  'name',
  'phone',
  'stage',
  'tags',
  'region',
  'owner',
  'orders',
  'total_yuan',
  'last_order_at',
  'created_at',
]

/** Customers as a list, as cards or as a map; what opens, opens beside it. */
export function CustomerListPage() {
  const t = useTexts(customerTexts)
  const bulk = useTexts(bulkTexts)
  const shared = useTexts(bulkEditTexts)
  const v = useTexts(viewTexts)
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const leave = useNavigate()
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const [fitting, setFitting] = useState(false)
  const [editing, setEditing] = useState(false)
  useOpeningView(search, (next) => void navigate({ search: next, replace: true }))

  const { open, layout = 'list', group } = search
  const filter = filterIn(search)
  const filters: CustomerFilters = onlyGiven({
    search: search.search,
    filter: writeFilter(filter === 'unreadable' ? undefined : filter),
    sort: search.sort,
  })
  const list = useList('customers', 'list', { ...filters, count: 'yes' })
  const described = useAnswer('customers', 'listFields', {}).data?.items
  const fields = described && new Map(described.map((field) => [field.name, field]))
  const known = useCustomerColumns(useOwnFields('customer') ?? [])
  const keys = search.columns?.split(',') ?? [...usualColumns]
  const columns = keys.flatMap((key) => known.find((column) => column.key === key) ?? [])

  const toPage = (id: string) => void navigate({ to: '/customers/$id', params: { id } })
  const close = () => void navigate({ search: ({ open: _, ...rest }) => rest })
  const show = (id: string) => void navigate({ search: (now) => ({ ...now, open: id }), replace: open !== undefined })
  const add = () => void navigate({ search: (now) => ({ ...now, new: 'yes' }) })
  const unselect = () => {
    select(new Set())
    setFitting(false)
  }
  /** The address with a part changed; what its short parameters meant stands in the filter from then on. */
  const change = (part: { readonly [K in keyof CustomerSearch]?: CustomerSearch[K] | undefined }, replace = false) => {
    unselect()
    const now = searchOf(definitionIn(search), search.view)
    void navigate({ search: onlyGiven({ ...now, open, ...part }), replace })
  }
  const isNarrowed = filters.search !== undefined || filters.filter !== undefined
  const addButton = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>
      {t('new')}
    </Button>
  )
  const count = list.first?.count
  const { sort: _sort, ...choice } = filters
  return (
    <Page
      title={t('title')}
      fill
      sections={<CustomerSections />}
      aside={count ? <Counted count={count} of="customer" /> : null}
      actions={
        <>
          {may('customers.merge') ? (
            <Button onClick={() => void leave({ to: '/customers/duplicates' })}>{t('duplicates')}</Button>
          ) : null}
          {may('imports.create') ? (
            <Button icon={<UploadOutlined aria-hidden />} onClick={() => void leave({ to: '/customers/imports' })}>
              {t('import')}
            </Button>
          ) : null}
          <ExportButton
            kind="customers"
            list={onlyGiven({ ...filters, filter: read(filter) })}
            shown={[...shownInFiles, ...keys.filter((key) => key.startsWith('custom.'))]}
          />
          {may('customers.update') ? <BulkHistoryButton to="/customers/bulk-edits" /> : null}
          {may('customers.create') ? addButton : null}
        </>
      }
      toolbar={
        <div className={styles.tools}>
          <ViewTabs
            of="views"
            words={{ all: v('allCustomers'), example: v('nameExample'), scopeHint: v('scopeHint'), opens: v('opens') }}
            openId={search.view}
            now={definitionIn(search)}
            onOpen={(view) => {
              unselect()
              void navigate({ search: view ? searchOf(view.definition, view.id) : { view: 'none' } })
            }}
          />
          <CustomerToolbar
            words={search.search}
            filter={filter}
            fields={fields}
            onSearch={(words) => change({ search: words }, true)}
            onFilter={(next) => change({ filter: writeFilter(next) })}
          />
          <Suspense>
            <ListShape
              layout={layout}
              group={group}
              columns={keys}
              known={known.slice(1)}
              fields={fields}
              onChange={(shape) =>
                change({
                  ...shape,
                  ...('columns' in shape ? { columns: shape.columns?.join(',') } : {}),
                } as CustomerSearch)
              }
            />
          </Suspense>
        </div>
      }
    >
      <Suspense>
        {layout === 'map' ? (
          <RegionMap
            filters={choice}
            onChoose={(code) =>
              change({ layout: undefined, filter: writeFilter(inGroup(read(filter), 'province', code)) })
            }
          />
        ) : layout === 'card' ? (
          <CustomerCards list={list} openId={open} onOpen={show} />
        ) : group ? (
          <GroupedCustomers
            by={group}
            fields={fields}
            filters={filters}
            onOpen={show}
            onNarrow={(next) => change({ group: undefined, filter: writeFilter(next) })}
          />
        ) : (
          <Table
            label={t('title')}
            list={list}
            idOf={(customer) => customer.id}
            nameOf={(customer) => customer.name}
            columns={columns}
            openId={open}
            onOpen={({ id }) => show(id)}
            onPage={({ id }) => toPage(id)}
            sort={filters.sort ?? '-createdAt'}
            onSort={(sort) => change({ sort: sort as NonNullable<CustomerFilters['sort']> }, true)}
            {...(may('customers.update')
              ? {
                  selected,
                  onSelect: (next: ReadonlySet<string>) => {
                    setFitting(false)
                    select(next)
                  },
                }
              : {})}
            empty={
              isNarrowed ? (
                <Empty sentence={t('noneFound')}>
                  <Button onClick={() => change({ search: undefined, filter: undefined })}>{t('showAll')}</Button>
                </Empty>
              ) : (
                <Empty sentence={t('none')}>{may('customers.create') ? addButton : null}</Empty>
              )
            }
          />
        )}
      </Suspense>
      <BulkBar count={selected.size} onClear={unselect}>
        {fitting ? (
          <span>{bulk('fittingSelected')}</span>
        ) : (
          <Button type="link" onClick={() => setFitting(true)}>
            {bulk('selectFitting')}
          </Button>
        )}
        <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
          {shared('edit')}
        </Button>
      </BulkBar>
      {may('customers.update') ? (
        <Suspense>
          <CustomerBulkTray />
        </Suspense>
      ) : null}
      {editing ? (
        <Suspense>
          <BulkEditDialog
            choice={fitting ? choice : { ids: [...selected].slice(0, mostTicked) }}
            onClose={() => setEditing(false)}
            onStarted={unselect}
          />
        </Suspense>
      ) : null}
      {open ? (
        <Panel title={t('customer')} onClose={close} onPage={() => toPage(open)}>
          <Suspense>
            <CustomerView
              id={open}
              key={open}
              onGone={close}
              onShow={({ type, id }) => void leave({ to: pageOf[type], params: { id } })}
            />
          </Suspense>
        </Panel>
      ) : null}
      {search.new ? (
        <Suspense>
          <NewCustomerDialog
            onClose={() => void navigate({ search: ({ new: _, ...rest }) => rest, replace: true })}
            onOpen={(id) => void navigate({ search: ({ new: _, ...rest }) => ({ ...rest, open: id }), replace: true })}
          />
        </Suspense>
      ) : null}
    </Page>
  )
}

const read = (filter: ReturnType<typeof filterIn>) => (filter === 'unreadable' ? undefined : filter)

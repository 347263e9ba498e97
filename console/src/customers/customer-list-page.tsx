import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { ExportButton } from '../exports/export-button.tsx'
import { useList } from '../frame/calls.ts'
import { CustomerSections } from '../frame/customer-sections.tsx'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { useCustomerColumns } from './customer-columns.tsx'
import { type CustomerFilters, filtersOf } from './customer-search.ts'
import { CustomerToolbar } from './customer-toolbar.tsx'
import { CustomerView } from './customer-view.tsx'
import { customerTexts } from './customers.texts.ts'

const NewCustomerDialog = lazy(() =>
  import('./new-customer-dialog.tsx').then((found) => ({ default: found.NewCustomerDialog })),
)
const pageOf = { ticket: '/tickets/$id', order: '/orders/$id', need: '/customers/needs/$id' } as const
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

/** Customers as a list; what opens, opens beside it. */
export function CustomerListPage() {
  const t = useTexts(customerTexts)
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const leave = useNavigate()
  const filters = filtersOf(search)
  const { open } = search
  const list = useList('customers', 'list', filters)
  const columns = useCustomerColumns()
  const toPage = (id: string) => void navigate({ to: '/customers/$id', params: { id } })
  const close = () => void navigate({ search: ({ open: _, ...rest }) => rest })
  const add = () => void navigate({ search: (now) => ({ ...now, new: 'yes' }) })
  const narrow = (next: CustomerFilters) => void navigate({ search: open ? { ...next, open } : next, replace: true })
  const isNarrowed = Object.keys(filters).some((name) => name !== 'sort')
  const addButton = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>
      {t('new')}
    </Button>
  )
  return (
    <Page
      title={t('title')}
      fill
      sections={<CustomerSections />}
      actions={
        <>
          {may('imports.create') ? (
            <Button icon={<UploadOutlined aria-hidden />} onClick={() => void leave({ to: '/customers/imports' })}>
              {t('import')}
            </Button>
          ) : null}
          <ExportButton kind="customers" list={filters} shown={shownInFiles} />
          {may('customers.create') ? addButton : null}
        </>
      }
      toolbar={<CustomerToolbar filters={filters} onChange={narrow} />}
    >
      <Table
        label={t('title')}
        list={list}
        idOf={(customer) => customer.id}
        nameOf={(customer) => customer.name}
        columns={columns}
        openId={open}
        onOpen={({ id }) => void navigate({ search: (now) => ({ ...now, open: id }), replace: open !== undefined })}
        onPage={({ id }) => toPage(id)}
        sort={filters.sort ?? '-createdAt'}
        onSort={(sort) => narrow({ ...filters, sort: sort as NonNullable<CustomerFilters['sort']> })}
        empty={
          isNarrowed ? (
            <Empty sentence={t('noneFound')}>
              <Button onClick={() => narrow({})}>{t('showAll')}</Button>
            </Empty>
          ) : (
            <Empty sentence={t('none')}>{may('customers.create') ? addButton : null}</Empty>
          )
        }
      />
      {open ? (
        <Panel title={t('customer')} onClose={close} onPage={() => toPage(open)}>
          <CustomerView
            id={open}
            key={open}
            onGone={close}
            onShow={({ type, id }) => void leave({ to: pageOf[type], params: { id } })}
          />
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

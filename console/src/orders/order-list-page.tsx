import { PlusOutlined } from '@ant-design/icons'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Order } from '@zhike/contract/orders'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { ExportButton } from '../exports/export-button.tsx'
import { readable, writeFilter } from '../filters/filter-address.ts'
import { useList } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { useChosenColumns } from '../own-fields/chosen-columns.tsx'
import { useOrderColumns } from './order-columns.tsx'
import { askedOf, filtersOf, type OrderFilters } from './order-search.ts'
import { useOrderFields } from './order-terms.tsx'
import { OrderToolbar } from './order-toolbar.tsx'
import { OrderView } from './order-view.tsx'
import { orderTexts } from './orders.texts.ts'

const NewOrderDialog = lazy(() => import('./new-order-dialog.tsx').then((found) => ({ default: found.NewOrderDialog })))
const GroupedOrders = lazy(() => import('./grouped-orders.tsx').then((found) => ({ default: found.GroupedOrders })))
const route = getRouteApi('/desk/orders')

/** What the list shows, as columns of a file. */
const shownInFiles = [
  'order_no',
  'customer_name',
  'ordered_at',
  'status',
  'total_yuan',
  'refunded_yuan',
  'store',
  'channel',
  'sold_by',
]

/** Orders as a list; what opens, opens beside it. */
export function OrderListPage() {
  const t = useTexts(orderTexts)
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const { open } = search
  const asked = askedOf(filters)
  const fields = useOrderFields()
  const list = useList('orders', 'list', asked)
  const columns = [...useOrderColumns(), ...useChosenColumns<Order>('order')]
  const show = (id: string) => void navigate({ search: (now) => ({ ...now, open: id }), replace: open !== undefined })
  const toPage = (id: string) => void navigate({ to: '/orders/$id', params: { id } })
  const narrow = (next: OrderFilters) => void navigate({ search: open ? { ...next, open } : next, replace: true })
  return (
    <Page
      title={t('title')}
      fill
      actions={
        <>
          <ExportButton
            kind="orders"
            list={onlyGiven({ ...asked, filter: readable(filters.filter) })}
            shown={shownInFiles}
          />
          {may('orders.create') ? (
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => void navigate({ search: (now) => ({ ...now, new: 'yes' }) })}
            >
              {t('new')}
            </Button>
          ) : null}
        </>
      }
      toolbar={<OrderToolbar filters={filters} fields={fields} onChange={narrow} />}
    >
      {filters.group ? (
        <Suspense>
          <GroupedOrders
            by={filters.group}
            fields={fields}
            asked={asked}
            onOpen={show}
            onNarrow={(filter) => narrow(onlyGiven({ ...filters, group: undefined, filter: writeFilter(filter) }))}
          />
        </Suspense>
      ) : (
        <Table
          label={t('title')}
          list={list}
          idOf={(order) => order.id}
          nameOf={(order) => order.orderNo}
          columns={columns}
          openId={open}
          onOpen={({ id }) => show(id)}
          sort={filters.sort ?? '-orderedAt'}
          onSort={(sort) => narrow({ ...filters, sort: sort as NonNullable<OrderFilters['sort']> })}
          onPage={({ id }) => toPage(id)}
          empty={
            Object.keys(filters).some((name) => name !== 'sort') ? (
              <Empty sentence={t('noneFound')}>
                <Button onClick={() => narrow({})}>{t('showAll')}</Button>
              </Empty>
            ) : (
              <Empty sentence={t('none')}>
                {may('imports.create') ? <Link to="/customers/imports">{t('import')}</Link> : null}
              </Empty>
            )
          }
        />
      )}
      {open ? (
        <Panel
          title={t('order')}
          onClose={() => void navigate({ search: ({ open: _, ...rest }) => rest })}
          onPage={() => toPage(open)}
        >
          <OrderView id={open} key={open} />
        </Panel>
      ) : null}
      {search.new ? (
        <Suspense>
          <NewOrderDialog
            customerId={filters.customer}
            onClose={() => void navigate({ search: ({ new: _, ...rest }) => rest, replace: true })}
            onCreated={({ id }) =>
              void navigate({ search: ({ new: _, ...rest }) => ({ ...rest, open: id }), replace: true })
            }
          />
        </Suspense>
      ) : null}
    </Page>
  )
}

import { getRouteApi } from '@tanstack/react-router'
import { useList } from '../frame/calls.ts'
import { Page } from '../frame/page.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { orderTexts } from './orders.texts.ts'

const route = getRouteApi('/desk/orders')

export function OrderListPage() {
  const t = useTexts(orderTexts)
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useList('orders', 'list', search === undefined ? {} : { search })
  return (
    <Page title={t('title')} fill>
      <Table
        label={t('title')}
        list={list}
        idOf={(order) => order.id}
        nameOf={(order) => order.orderNo}
        columns={[
          { key: 'name', title: t('name'), cell: (order) => order.orderNo, card: 'title' },
          { key: 'at', title: t('at'), align: 'right', cell: (order) => <Time at={order.orderedAt} /> },
        ]}
        onOpen={(order) => void navigate({ to: '/orders/$id', params: { id: order.id } })}
        empty={<Empty sentence={t('none')} />}
      />
    </Page>
  )
}

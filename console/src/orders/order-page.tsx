import { getRouteApi } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { Page } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { orderTexts } from './orders.texts.ts'

const route = getRouteApi('/desk/orders/$id')

export function OrderPage() {
  const t = useTexts(orderTexts)
  const order = useAnswer('orders', 'get', { id: route.useParams().id })
  if (order.error) return <Failure error={order.error} again={() => void order.refetch()} />
  return (
    <Page title={order.data?.orderNo ?? t('title')}>
      {order.data ? <p>{order.data.orderNo}</p> : <Skeleton lines={8} />}
    </Page>
  )
}

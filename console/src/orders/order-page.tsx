import { getRouteApi, Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useTitle } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './order-view.module.css'
import { OrderView } from './order-view.tsx'
import { orderTexts } from './orders.texts.ts'

const route = getRouteApi('/desk/orders/$id')

/** One order on a page of its own. */
export function OrderPage() {
  const t = useTexts(orderTexts)
  const { id } = route.useParams()
  const order = useAnswer('orders', 'get', { id })
  useTitle(order.data?.orderNo ?? t('order'))
  return (
    <section className={styles.page}>
      <Link to="/orders" className={styles.back}>
        {t('backToList')}
      </Link>
      <OrderView id={id} heading="h1" key={id} />
    </section>
  )
}

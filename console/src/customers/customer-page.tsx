import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useTitle } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './customer-page.module.css'
import { CustomerView } from './customer-view.tsx'
import { customerTexts } from './customers.texts.ts'

const TicketView = lazy(() => import('../tickets/ticket-view.tsx').then((found) => ({ default: found.TicketView })))
const OrderView = lazy(() => import('../orders/order-view.tsx').then((found) => ({ default: found.OrderView })))
const route = getRouteApi('/desk/customers/$id')

/** One customer on a page of its own; tickets and orders open beside it. */
export function CustomerPage() {
  const t = useTexts(customerTexts)
  const { id } = route.useParams()
  const { ticket, order } = route.useSearch()
  const navigate = route.useNavigate()
  const leave = useNavigate()
  const customer = useAnswer('customers', 'get', { id })
  useTitle(customer.data?.name ?? t('customer'))
  const close = () => void navigate({ search: ({ ticket: _, order: __, ...rest }) => rest })
  return (
    <section className={styles.page}>
      <Link to="/customers" className={styles.back}>
        {t('backToList')}
      </Link>
      <CustomerView
        id={id}
        key={id}
        heading="h1"
        onGone={() => void leave({ to: '/customers' })}
        onShow={({ type, id: shown }) =>
          type === 'need'
            ? void leave({ to: '/customers/needs/$id', params: { id: shown } })
            : void navigate({ search: ({ ticket: _, order: __, ...rest }) => ({ ...rest, [type]: shown }) })
        }
      />
      {ticket ? (
        <Panel
          title={t('ticket')}
          onClose={close}
          onPage={() => void leave({ to: '/tickets/$id', params: { id: ticket } })}
        >
          <Suspense fallback={<Skeleton lines={8} />}>
            <TicketView id={ticket} key={ticket} />
          </Suspense>
        </Panel>
      ) : null}
      {order ? (
        <Panel
          title={t('order')}
          onClose={close}
          onPage={() => void leave({ to: '/orders/$id', params: { id: order } })}
        >
          <Suspense fallback={<Skeleton lines={8} />}>
            <OrderView id={order} key={order} />
          </Suspense>
        </Panel>
      ) : null}
    </section>
  )
}

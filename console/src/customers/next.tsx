import { Link } from '@tanstack/react-router'
import type { Customer } from '@zhike/contract/customers'
import { lazy, Suspense } from 'react'
import { MergedGroup } from '../duplicates/merged-group.tsx'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Money } from '../frame/money.tsx'
import { Card } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { KindTag, StatusTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { customerTexts } from './customers.texts.ts'
import { MetricsCard } from './metrics-card.tsx'
import styles from './next.module.css'
import { OpenNeeds } from './open-needs.tsx'
import type { Shown } from './shown.ts'

const BelongingCard = lazy(() =>
  import('../pool/belonging-card.tsx').then((found) => ({ default: found.BelongingCard })),
)
const QualityCard = lazy(() =>
  import('../data-quality/quality-card.tsx').then((found) => ({ default: found.QualityCard })),
)

interface NextProps {
  readonly customer: Customer
  readonly onShow: (what: Shown) => void
}

/** Where this customer stands and what is to be done next. */
export function Next({ customer, onShow }: NextProps) {
  const may = useMay()
  return (
    <>
      <MetricsCard metrics={customer.metrics} />
      <Suspense>
        <BelongingCard customer={customer} />
        <QualityCard customer={customer} />
      </Suspense>
      <MergedGroup customer={customer} />
      {may('tickets.read') ? <OpenTickets customer={customer} onShow={onShow} /> : null}
      {may('orders.read') ? <LastOrders customer={customer} onShow={onShow} /> : null}
      {may('needs.read') ? <OpenNeeds customer={customer} /> : null}
    </>
  )
}

function OpenTickets({ customer, onShow }: NextProps) {
  const t = useTexts(customerTexts)
  const tickets = useAnswer('tickets', 'list', {
    customer: customer.id,
    status: ['open', 'pending', 'resolved'],
    limit: 8,
  })
  const items = tickets.data?.items
  return (
    <Card
      title={t('openTickets')}
      aside={
        <Link to="/tickets" search={{ customer: customer.id }}>
          {t('allTickets')}
        </Link>
      }
      flush
    >
      {items ? (
        <ul>
          {items.map((ticket) => (
            <li key={ticket.id}>
              <button type="button" className={styles.line} onClick={() => onShow({ type: 'ticket', id: ticket.id })}>
                <span className={styles.title}>{ticket.title}</span>
                <span className={styles.under}>
                  <KindTag kind={ticket.kind} />
                  <StatusTag status={ticket.status} />
                  <Time at={ticket.createdAt} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.waiting}>
          <Skeleton lines={3} />
        </div>
      )}
      {items?.length === 0 ? <p className={styles.none}>{t('openTicketsNone')}</p> : null}
    </Card>
  )
}

function LastOrders({ customer, onShow }: NextProps) {
  const t = useTexts(customerTexts)
  const orders = useAnswer('orders', 'list', { customer: customer.id, limit: 5 })
  const items = orders.data?.items
  return (
    <Card
      title={t('lastOrders')}
      aside={
        <Link to="/orders" search={{ customer: customer.id }}>
          {t('allOrders')}
        </Link>
      }
      flush
    >
      {items ? (
        <ul>
          {items.map((order) => (
            <li key={order.id}>
              <button type="button" className={styles.line} onClick={() => onShow({ type: 'order', id: order.id })}>
                <span className={styles.title}>
                  {order.lines.map(({ name }) => name).join(t('and')) || order.orderNo}
                </span>
                <span className={styles.under} data-cancelled={order.status === 'cancelled' || undefined}>
                  <Money fen={order.totalFen - order.refundedFen} currency={order.currency} />
                  <Time at={order.orderedAt} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.waiting}>
          <Skeleton lines={3} />
        </div>
      )}
      {items?.length === 0 ? <p className={styles.none}>{t('lastOrdersNone')}</p> : null}
    </Card>
  )
}

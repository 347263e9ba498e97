import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { AnswerOf } from '../frame/client.ts'
import { useMay } from '../frame/me.ts'
import { Money } from '../frame/money.tsx'
import { Card } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './order-view.module.css'
import { orderTexts } from './orders.texts.ts'

const PaymentDialog = lazy(() => import('./payment-dialog.tsx').then((found) => ({ default: found.PaymentDialog })))
const DeliveryDialog = lazy(() => import('./delivery-dialog.tsx').then((found) => ({ default: found.DeliveryDialog })))
const ReturnDialog = lazy(() => import('./return-dialog.tsx').then((found) => ({ default: found.ReturnDialog })))

const deliveryTone = { shipped: 'brand', delivered: 'good', lost: 'broken' } as const

/** Payments, deliveries and returns of an order, and the ways to record the next. */
export function Happened({ order }: { readonly order: AnswerOf<'orders', 'get'> }) {
  const t = useTexts(orderTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const [recording, record] = useState<'payment' | 'delivery' | 'return' | null>(null)
  const mayRecord = may('orders.update') && order.status === 'placed'
  const button = (what: 'payment' | 'delivery' | 'return', words: string) =>
    mayRecord ? (
      <Button size="small" onClick={() => record(what)}>
        {words}
      </Button>
    ) : null
  const close = () => record(null)
  return (
    <>
      <Card title={t('payments')} aside={button('payment', t('addPayment'))} flush>
        <Facts none={t('paymentsNone')}>
          {order.payments.map((one) => (
            <li key={one.id}>
              <span>{one.method}</span>
              <Note words={one.note} />
              <Money fen={one.amountFen} currency={order.currency} />
              <Time at={one.at} />
            </li>
          ))}
        </Facts>
      </Card>
      <Card title={t('deliveries')} aside={button('delivery', t('addDelivery'))} flush>
        <Facts none={t('deliveriesNone')}>
          {order.deliveries.map((one) => (
            <li key={one.id}>
              <span>{one.carrier}</span>
              <Note words={[one.trackingNo, one.note].filter(Boolean).join(' · ')} />
              <Tag tone={deliveryTone[one.state]} dot plain>
                {code(`delivery.${one.state}`)}
              </Tag>
              <Time at={one.at} />
            </li>
          ))}
        </Facts>
      </Card>
      <Card title={t('returns')} aside={button('return', t('addReturn'))} flush>
        <Facts none={t('returnsNone')}>
          {order.returns.map((one) => (
            <li key={one.id}>
              <span>{code(`return.${one.reason}`)}</span>
              <Note
                words={[one.sku ?? t('everything'), t('returnedOf', { quantity: one.quantity }), one.note]
                  .filter(Boolean)
                  .join(' · ')}
              />
              <Money fen={-one.refundFen} currency={order.currency} />
              <Time at={one.at} />
            </li>
          ))}
        </Facts>
      </Card>
      <Suspense>
        {recording === 'payment' ? <PaymentDialog order={order} onClose={close} /> : null}
        {recording === 'delivery' ? <DeliveryDialog order={order} onClose={close} /> : null}
        {recording === 'return' ? <ReturnDialog order={order} onClose={close} /> : null}
      </Suspense>
    </>
  )
}

function Facts({ none, children }: { readonly none: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return <p className={styles.quiet}>{none}</p>
  return <ul className={styles.happened}>{children}</ul>
}

const Note = ({ words }: { readonly words: string | null }) => <span className={styles.note}>{words}</span>

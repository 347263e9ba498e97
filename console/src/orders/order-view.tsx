import type { Order } from '@zhike/contract/orders'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useChannelName } from '../frame/channel-name.ts'
import type { AnswerOf } from '../frame/client.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { useMay } from '../frame/me.ts'
import { Money } from '../frame/money.tsx'
import { useOpened } from '../frame/opened.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { offerUndo, tell } from '../frame/toasts.ts'
import { OwnSections } from '../own-fields/own-sections.tsx'
import { OrderStatus } from './order-columns.tsx'
import { Happened } from './order-happened.tsx'
import { OrderLines } from './order-lines.tsx'
import styles from './order-view.module.css'
import { orderTexts } from './orders.texts.ts'

interface OrderViewProps {
  readonly id: string
  /** On a page of its own the number is the heading of the page. */
  readonly heading?: 'h1' | 'h2'
}

/** An order, beside a list or on a page of its own: what was sold, and what happened to it since. */
export function OrderView({ id, heading = 'h2' }: OrderViewProps) {
  const order = useAnswer('orders', 'get', { id })
  if (order.error && !order.data) return <Failure error={order.error} again={() => void order.refetch()} />
  if (!order.data) return <Skeleton lines={8} height={18} />
  return <Shown order={order.data} heading={heading} />
}

interface ShownProps {
  readonly order: AnswerOf<'orders', 'get'>
  readonly heading: 'h1' | 'h2'
}

function Shown({ order, heading: Heading }: ShownProps) {
  const t = useTexts(orderTexts)
  const channelName = useChannelName()
  const may = useMay()
  useOpened('order', order.id)
  const { currency } = order
  const paid = order.payments.reduce((sum, payment) => sum + payment.amountFen, 0)
  return (
    <article className={styles.view} aria-label={t('orderNamed', { number: order.orderNo })}>
      <header className={styles.head}>
        <Heading className={styles.title}>{order.orderNo}</Heading>
        <OrderStatus status={order.status} />
        <Deeds order={order} />
      </header>
      {order.status === 'cancelled' ? <p className={styles.cancelled}>{t('isCancelled')}</p> : null}
      <dl className={styles.sums}>
        <Sum name={t('total')} fen={order.totalFen} currency={currency} />
        <Sum name={t('paid')} fen={paid} currency={currency} />
        <Sum name={t('refunded')} fen={order.refundedFen} currency={currency} />
        <Sum name={t('left')} fen={order.totalFen - order.refundedFen} currency={currency} />
      </dl>
      <dl className={styles.facts}>
        <Fact name={t('customer')}>
          <CustomerChip customer={order.customer} />
        </Fact>
        <Fact name={t('orderedAt')}>
          <Time at={order.orderedAt} />
        </Fact>
        {order.store ? <Fact name={t('store')}>{order.store}</Fact> : null}
        {order.channel ? <Fact name={t('channel')}>{channelName(order.channel)}</Fact> : null}
        {order.soldBy ? <Fact name={t('soldBy')}>{order.soldBy}</Fact> : null}
        <Fact name={t('createdAt')}>
          <Time at={order.createdAt} />
        </Fact>
      </dl>
      <OwnSections
        record={{ kind: 'order', id: order.id, version: order.version }}
        custom={order.custom}
        mayChange={may('orders.update')}
      />
      <OrderLines lines={order.lines} currency={currency} />
      <Happened order={order} />
    </article>
  )
}

function Deeds({ order }: { readonly order: Order }) {
  const t = useTexts(orderTexts)
  const may = useMay()
  const update = useAct('orders', 'update')
  if (!may('orders.update') || order.status === 'cancelled') return null
  const restore = () => update.run({ id: order.id, status: 'placed' }, { done: () => tell(t('restored')) })
  const cancel = () => {
    update.run(
      { id: order.id, status: 'cancelled' },
      { ifMatch: order.version, done: () => offerUndo(t('cancelled', { number: order.orderNo }), restore) },
    )
  }
  return (
    <span className={styles.deeds}>
      <Button onClick={cancel} loading={update.busy}>
        {t('cancelOrder')}
      </Button>
    </span>
  )
}

function Sum({ name, fen, currency }: { readonly name: string; readonly fen: number; readonly currency: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Money fen={fen} currency={currency} />
      </dd>
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

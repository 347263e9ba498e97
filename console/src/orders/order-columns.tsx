import type { Order } from '@zhike/contract/orders'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useChannelName } from '../frame/channel-name.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { Money } from '../frame/money.tsx'
import type { Column } from '../frame/table-props.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './order-view.module.css'
import { orderTexts } from './orders.texts.ts'

/** What the list says of an order. */
export function useOrderColumns(): readonly Column<Order>[] {
  const t = useTexts(orderTexts)
  const channelName = useChannelName()
  /** Where and by whom it was sold, in one line. */
  const origin = ({ store, channel, soldBy }: Order) =>
    [store, channel === null ? null : channelName(channel), soldBy].filter(Boolean).join(' · ')
  return [
    {
      key: 'number',
      title: t('number'),
      card: 'title',
      width: 200,
      cell: (order) => <span className={styles.number}>{order.orderNo}</span>,
    },
    {
      key: 'customer',
      title: t('customer'),
      card: 'second',
      cell: (order) => <CustomerChip customer={order.customer} plain />,
    },
    { key: 'origin', title: t('soldBy'), card: 'hidden', cell: origin },
    { key: 'status', title: t('status'), width: 100, cell: (order) => <OrderStatus status={order.status} /> },
    {
      key: 'total',
      title: t('total'),
      sorts: { down: '-totalFen', up: 'totalFen' },
      width: 130,
      align: 'right',
      card: 'side',
      cell: (order) => <Money fen={order.totalFen} currency={order.currency} />,
    },
    {
      key: 'refunded',
      title: t('refunded'),
      width: 120,
      align: 'right',
      card: 'hidden',
      cell: (order) => (order.refundedFen > 0 ? <Money fen={order.refundedFen} currency={order.currency} /> : null),
    },
    {
      key: 'orderedAt',
      title: t('orderedAt'),
      sorts: { down: '-orderedAt', up: 'orderedAt' },
      width: 140,
      align: 'right',
      cell: (order) => <Time at={order.orderedAt} />,
    },
  ]
}

export function OrderStatus({ status }: { readonly status: Order['status'] }) {
  const code = useTexts(codeTexts)
  return (
    <Tag tone={status === 'placed' ? 'good' : 'calm'} dot plain>
      {code(`order.${status}`)}
    </Tag>
  )
}

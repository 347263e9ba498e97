import { EllipsisOutlined } from '@ant-design/icons'
import type { Customer } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Avatar } from '../frame/customer-chip.tsx'
import { useMay } from '../frame/me.ts'
import { StageTag, TierTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo, tell } from '../frame/toasts.ts'
import styles from './customer-head.module.css'
import { customerTexts } from './customers.texts.ts'
import type { Shown } from './shown.ts'

const NewTicketDialog = lazy(() =>
  import('../tickets/new-ticket-dialog.tsx').then((found) => ({ default: found.NewTicketDialog })),
)
const NewOrderDialog = lazy(() =>
  import('../orders/new-order-dialog.tsx').then((found) => ({ default: found.NewOrderDialog })),
)

interface HeadProps {
  readonly customer: Customer
  readonly heading: 'h1' | 'h2'
  readonly onShow: (what: Shown) => void
  readonly onGone: () => void
}

/** Who it is, how we stand, and what one does for them. */
export function CustomerHead({ customer, heading: Heading, onShow, onGone }: HeadProps) {
  const t = useTexts(customerTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const { id, name } = customer
  const [dialog, setDialog] = useState<'ticket' | 'order' | null>(null)
  const restore = useAct('customers', 'restore', { done: () => tell(t('restored', { name })) })
  const archive = useAct('customers', 'archive', {
    done: () => offerUndo(t('archived', { name }), () => restore.run({ id })),
  })
  // The page is left first: it would ask for a customer that is not there any more.
  const putAway = () => {
    onGone()
    archive.run({ id })
  }
  const close = () => setDialog(null)
  return (
    <header className={styles.head}>
      <span className={styles.avatar}>
        <Avatar name={name} organisation={customer.kind === 'organisation'} />
      </span>
      <div className={styles.who}>
        <div className={styles.line}>
          <Heading className={styles.name}>{name}</Heading>
          {customer.tier ? <TierTag tier={customer.tier} /> : null}
          <StageTag stage={customer.stage} />
        </div>
        <p className={styles.under}>
          <span className="figures">{customer.number}</span>
          <span>{code(`customer.${customer.kind}`)}</span>
          {customer.region ? <span>{customer.region.fullName}</span> : null}
          <span>{customer.owner ? t('ownedBy', { name: customer.owner.name }) : t('noOwner')}</span>
        </p>
      </div>
      <div className={styles.deeds}>
        {may('orders.create') ? <Button onClick={() => setDialog('order')}>{t('newOrder')}</Button> : null}
        {may('tickets.create') ? (
          <Button type="primary" onClick={() => setDialog('ticket')}>
            {t('newTicket')}
          </Button>
        ) : null}
        {may('customers.archive') ? (
          <Dropdown trigger={['click']} menu={{ items: [{ key: 'archive', label: t('archive'), onClick: putAway }] }}>
            <Button icon={<EllipsisOutlined aria-hidden />} aria-label={t('more')} />
          </Dropdown>
        ) : null}
      </div>
      <Suspense>
        {dialog === 'ticket' ? (
          <NewTicketDialog
            customerId={id}
            onClose={close}
            onCreated={(ticket) => {
              close()
              onShow({ type: 'ticket', id: ticket.id })
            }}
          />
        ) : null}
        {dialog === 'order' ? (
          <NewOrderDialog
            customerId={id}
            onClose={close}
            onCreated={(order) => {
              close()
              onShow({ type: 'order', id: order.id })
            }}
          />
        ) : null}
      </Suspense>
    </header>
  )
}

import type { Customer } from '@zhike/contract/customers'
import { Button } from 'antd'
import type { List } from '../frame/calls.ts'
import { contactOf } from '../frame/contact.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { Money } from '../frame/money.tsx'
import { Failure } from '../frame/state.tsx'
import { StageTag, Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './customer-cards.module.css'
import { customerTexts } from './customers.texts.ts'
import { PoolTag } from './pool-tag.tsx'

interface CardsProps {
  readonly list: List<Customer>
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
}

/** Customers as cards, for looking through rather than comparing. */
export function CustomerCards({ list, openId, onOpen }: CardsProps) {
  const t = useTexts(customerTexts)
  const frame = useTexts(frameTexts)
  if (list.failure && !list.items) return <Failure error={list.failure} again={list.again} />
  return (
    <div className={styles.scroller} data-outdated={list.outdated || undefined}>
      <ul className={styles.cards} aria-label={t('title')} aria-busy={!list.items}>
        {(list.items ?? []).map((customer) => (
          <li key={customer.id}>
            <button
              type="button"
              className={styles.card}
              data-open={customer.id === openId || undefined}
              onClick={() => onOpen(customer.id)}
            >
              <span className={styles.head}>
                <CustomerChip customer={customer} plain />
                <PoolTag inPool={customer.inPool} />
                <StageTag stage={customer.stage} />
              </span>
              <span className={styles.line}>{contactOf(customer)}</span>
              <span className={styles.line}>
                {[customer.region?.name, customer.owner?.name ?? t('noOwner')].filter(Boolean).join(' · ')}
              </span>
              <span className={styles.tags}>
                {customer.tags.slice(0, 3).map((tag) => (
                  <Tag key={tag}>{tag}</Tag>
                ))}
              </span>
              <span className={styles.foot}>
                {customer.metrics.orders > 0 ? <Money fen={customer.metrics.totalFen} /> : null}
                {customer.metrics.lastOrderAt ? <Time at={customer.metrics.lastOrderAt} /> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {list.more ? (
        <Button block type="text" loading={list.fetchingMore} onClick={list.more}>
          {frame('more')}
        </Button>
      ) : null}
    </div>
  )
}

import type { Customer } from '@zhike/contract/customers'
import { contactOf } from '../frame/contact.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { Money } from '../frame/money.tsx'
import type { Column } from '../frame/table-props.ts'
import { StageTag, Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './customer-columns.module.css'
import { customerTexts } from './customers.texts.ts'

const tagsShown = 2

/** What the list says of a customer. */
export function useCustomerColumns(): readonly Column<Customer>[] {
  const t = useTexts(customerTexts)
  return [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      sorts: { up: 'name' },
      cell: (customer) => (
        <span className={styles.name}>
          <CustomerChip customer={customer} plain />
        </span>
      ),
    },
    {
      key: 'contact',
      title: t('contact'),
      width: 160,
      card: 'second',
      cell: (customer) => <span className={styles.contact}>{contactOf(customer)}</span>,
    },
    {
      key: 'stage',
      title: t('stage'),
      width: 84,
      card: 'side',
      cell: (customer) => <StageTag stage={customer.stage} />,
    },
    {
      key: 'tags',
      title: t('tags'),
      width: 180,
      card: 'hidden',
      cell: ({ tags }) => (
        <span className={styles.tags}>
          {tags.slice(0, tagsShown).map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
          {tags.length > tagsShown ? <Tag>{t('moreTags', { count: tags.length - tagsShown })}</Tag> : null}
        </span>
      ),
    },
    {
      key: 'region',
      title: t('region'),
      width: 112,
      card: 'hidden',
      cell: ({ region }) => <span title={region?.fullName}>{region?.name}</span>,
    },
    {
      key: 'owner',
      title: t('owner'),
      width: 96,
      cell: ({ owner }) => owner?.name ?? <span className={styles.nobody}>{t('noOwner')}</span>,
    },
    {
      key: 'orders',
      title: t('orders'),
      width: 88,
      align: 'right',
      sorts: { down: '-orders' },
      card: 'hidden',
      cell: ({ metrics }) => metrics.orders || null,
    },
    {
      key: 'total',
      title: t('total'),
      width: 128,
      align: 'right',
      sorts: { down: '-totalFen' },
      cell: ({ metrics }) => (metrics.orders > 0 ? <Money fen={metrics.totalFen} /> : null),
    },
    {
      key: 'lastOrder',
      title: t('lastOrder'),
      width: 120,
      align: 'right',
      sorts: { down: '-lastOrderAt' },
      cell: ({ metrics }) => (metrics.lastOrderAt ? <Time at={metrics.lastOrderAt} /> : null),
    },
    {
      key: 'createdAt',
      title: t('createdAt'),
      width: 120,
      align: 'right',
      sorts: { down: '-createdAt', up: 'createdAt' },
      card: 'hidden',
      cell: (customer) => <Time at={customer.createdAt} />,
    },
  ]
}

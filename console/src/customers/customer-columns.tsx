import type { Customer } from '@zhike/contract/customers'
import type { OwnField } from '@zhike/contract/own-fields'
import type { PoolStanding } from '@zhike/contract/pool'
import { codeTexts } from '@zhike/ui/codes.texts'
import { defectTexts } from '../data-quality/defects.texts.ts'
import { Score } from '../data-quality/score.tsx'
import { contactOf } from '../frame/contact.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { Money } from '../frame/money.tsx'
import type { Column } from '../frame/table-props.ts'
import { StageTag, Tag, TierTag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { ownColumns } from '../own-fields/own-columns.ts'
import { DaysLeft, useGoingSoon } from '../pool/days-left.tsx'
import styles from './customer-columns.module.css'
import { customerTexts } from './customers.texts.ts'
import { fieldTexts } from './fields.texts.ts'
import { PoolTag } from './pool-tag.tsx'

const tagsShown = 2

/** Those that a table shows until somebody chooses others; the first always stays. */
export const usualColumns = [
  'name',
  'contact',
  'stage',
  'tags',
  'region',
  'owner',
  'orders',
  'total',
  'lastOrder',
  'createdAt',
] as const

/** Everything that the list can say of a customer, own fields too. */
export function useCustomerColumns(own: readonly OwnField[]): readonly Column<Customer>[] {
  const t = useTexts(customerTexts)
  const says = useTexts(fieldTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const soon = useGoingSoon()
  const defect = useTexts(defectTexts)
  return [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      sorts: { up: 'name', down: '-name' },
      cell: (customer) => (
        <span className={styles.name}>
          <CustomerChip customer={customer} plain />
          <PoolTag inPool={customer.inPool} />
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
      width: 148,
      cell: ({ id, owner }) => <Owner owner={owner} standing={soon.get(id)} />,
    },
    {
      key: 'orders',
      title: t('orders'),
      width: 88,
      align: 'right',
      sorts: { down: '-orders', up: 'orders' },
      card: 'hidden',
      cell: ({ metrics }) => metrics.orders || null,
    },
    {
      key: 'total',
      title: t('total'),
      width: 128,
      align: 'right',
      sorts: { down: '-totalFen', up: 'totalFen' },
      cell: ({ metrics }) => (metrics.orders > 0 ? <Money fen={metrics.totalFen} /> : null),
    },
    {
      key: 'lastOrder',
      title: t('lastOrder'),
      width: 120,
      align: 'right',
      sorts: { down: '-lastOrderAt', up: 'lastOrderAt' },
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
    {
      key: 'updatedAt',
      title: says('updatedAt'),
      width: 120,
      align: 'right',
      sorts: { down: '-updatedAt', up: 'updatedAt' },
      card: 'hidden',
      cell: (customer) => <Time at={customer.updatedAt} />,
    },
    {
      key: 'number',
      title: says('number'),
      width: 148,
      card: 'hidden',
      cell: ({ number }) => <span className={styles.contact}>{number}</span>,
    },
    {
      key: 'kind',
      title: says('kind'),
      width: 72,
      card: 'hidden',
      cell: ({ kind }) => code(`customer.${kind}`),
    },
    {
      key: 'tier',
      title: says('tier'),
      width: 84,
      card: 'hidden',
      cell: ({ tier }) => (tier ? <TierTag tier={tier} /> : null),
    },
    {
      key: 'gender',
      title: says('gender'),
      width: 72,
      card: 'hidden',
      cell: ({ gender }) => (gender ? code(`gender.${gender}`) : null),
    },
    { key: 'source', title: says('source'), width: 112, card: 'hidden', cell: ({ source }) => source },
    { key: 'industry', title: says('industry'), width: 112, card: 'hidden', cell: ({ industry }) => industry },
    {
      key: 'occupation',
      title: says('occupation'),
      width: 112,
      card: 'hidden',
      cell: ({ occupation }) => occupation,
    },
    {
      key: 'recencyDays',
      title: says('recencyDays'),
      width: 136,
      align: 'right',
      card: 'hidden',
      cell: ({ metrics }) => metrics.recencyDays,
    },
    {
      key: 'quality',
      title: says('quality'),
      width: 96,
      align: 'right',
      card: 'hidden',
      cell: ({ quality }) => <Score score={quality} />,
    },
    {
      key: 'defects',
      title: says('defects'),
      width: 220,
      card: 'hidden',
      cell: ({ defects }) => defects.map((one) => defect(one)).join(t('and')),
    },
    {
      key: 'confirmedAt',
      title: says('confirmedAt'),
      width: 120,
      align: 'right',
      card: 'hidden',
      cell: ({ confirmedAt }) => <Time at={confirmedAt} />,
    },
    ...ownColumns<Customer>(own, locale),
  ]
}

interface OwnerProps {
  readonly owner: Customer['owner']
  readonly standing: PoolStanding | undefined
}

/** Who looks after the customer, and for how long yet when it goes to the pool soon. */
function Owner({ owner, standing }: OwnerProps) {
  const t = useTexts(customerTexts)
  return (
    <span className={styles.owner}>
      {owner?.name ?? <span className={styles.nobody}>{t('noOwner')}</span>}
      {standing ? <DaysLeft standing={standing} /> : null}
    </span>
  )
}

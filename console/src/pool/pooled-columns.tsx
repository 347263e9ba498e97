import type { PooledCustomer } from '@zhike/contract/pool'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import { contactOf } from '../frame/contact.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { useMay } from '../frame/me.ts'
import { Money } from '../frame/money.tsx'
import type { Column } from '../frame/table-props.ts'
import { StageTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { ClaimButton } from './claim-button.tsx'
import styles from './pool.module.css'
import { poolTexts } from './pool.texts.ts'

/** What the list of the pool says of a customer, with what can be done. */
export function usePooledColumns(onAssign: (item: PooledCustomer) => void): readonly Column<PooledCustomer>[] {
  const t = useTexts(poolTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  return [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      cell: ({ customer }) => <CustomerChip customer={customer} plain />,
    },
    { key: 'contact', title: t('contact'), width: 140, card: 'hidden', cell: ({ customer }) => contactOf(customer) },
    {
      key: 'stage',
      title: t('stage'),
      width: 84,
      card: 'side',
      cell: ({ customer }) => <StageTag stage={customer.stage} />,
    },
    { key: 'region', title: t('region'), width: 104, card: 'hidden', cell: ({ customer }) => customer.region?.name },
    {
      key: 'total',
      title: t('total'),
      width: 120,
      align: 'right',
      cell: ({ customer: { metrics } }) => (metrics.orders > 0 ? <Money fen={metrics.totalFen} /> : null),
    },
    {
      key: 'lastContact',
      title: t('lastContact'),
      width: 136,
      card: 'hidden',
      cell: ({ lastContact }) =>
        lastContact ? (
          <span className={styles.pair}>
            <Time at={lastContact.at} />
            <span className={styles.quiet}>{t(`by_${lastContact.by}`)}</span>
          </span>
        ) : (
          <span className={styles.quiet}>{t('never')}</span>
        ),
    },
    {
      key: 'cause',
      title: t('cause'),
      width: 200,
      card: 'second',
      cell: ({ rule, reason, note }) => (
        <span className={styles.cause} title={note ?? undefined}>
          {rule ?? (reason ? code(`release.${reason}`) : null)}
          {note ? <span className={styles.quiet}>{note}</span> : null}
        </span>
      ),
    },
    { key: 'formerOwner', title: t('formerOwner'), width: 96, cell: ({ formerOwner }) => formerOwner?.name },
    {
      key: 'entered',
      title: t('entered'),
      width: 108,
      align: 'right',
      cell: ({ enteredAt }) => <Time at={enteredAt} />,
    },
    {
      key: 'deeds',
      title: '',
      width: 168,
      align: 'right',
      cell: (item) => (
        <span className={styles.deeds}>
          {may('pool.assign') ? (
            <Button
              size="small"
              type="text"
              onClick={(event) => {
                event.stopPropagation()
                onAssign(item)
              }}
            >
              {t('assign')}
            </Button>
          ) : null}
          <ClaimButton customer={item.customer} coolsUntil={item.coolsUntil} />
        </span>
      ),
    },
  ]
}

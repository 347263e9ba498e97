import type { AnswerOf } from '../frame/client.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import type { Column } from '../frame/table-props.ts'
import { StageTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { DaysLeft } from './days-left.tsx'
import styles from './pool.module.css'
import { poolTexts } from './pool.texts.ts'
import { useStandingWords } from './standing-words.ts'

export type Going = AnswerOf<'pool', 'returns'>['items'][number]

/** What the list says of customers that go to the pool soon. */
export function useGoingColumns(): readonly Column<Going>[] {
  const t = useTexts(poolTexts)
  const words = useStandingWords()
  return [
    {
      key: 'name',
      title: t('name'),
      width: 220,
      card: 'title',
      cell: ({ customer }) => <CustomerChip customer={customer} plain />,
    },
    {
      key: 'daysLeft',
      title: t('daysLeft'),
      width: 120,
      card: 'side',
      cell: ({ standing }) => <DaysLeft standing={standing} />,
    },
    {
      key: 'why',
      title: t('why'),
      card: 'second',
      cell: ({ standing }) => <span className={styles.why}>{words.why(standing)}</span>,
    },
    { key: 'owner', title: t('owner'), width: 100, cell: ({ customer }) => customer.owner?.name },
    {
      key: 'stage',
      title: t('stage'),
      width: 84,
      card: 'hidden',
      cell: ({ customer }) => <StageTag stage={customer.stage} />,
    },
    {
      key: 'lastContact',
      title: t('lastContact'),
      width: 136,
      align: 'right',
      cell: ({ standing: { lastContact } }) => (lastContact ? <Time at={lastContact.at} /> : t('never')),
    },
  ]
}

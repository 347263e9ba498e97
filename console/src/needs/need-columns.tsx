import type { Need, NeedState } from '@zhike/contract/needs'
import { codeTexts } from '@zhike/ui/codes.texts'
import { needTone, urgencyTone } from '@zhike/ui/tones'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { Money } from '../frame/money.tsx'
import type { Column } from '../frame/table-props.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { needTexts } from './needs.texts.ts'

/** What the list says of a need. */
export function useNeedColumns(): readonly Column<Need>[] {
  const t = useTexts(needTexts)
  return [
    { key: 'title', title: t('what'), card: 'title', cell: (need) => need.title },
    {
      key: 'customer',
      title: t('customer'),
      card: 'second',
      width: 200,
      cell: (need) => <CustomerChip customer={need.customer} plain />,
    },
    { key: 'state', title: t('state'), card: 'side', width: 110, cell: (need) => <StateTag state={need.state} /> },
    { key: 'urgency', title: t('urgency'), width: 90, cell: (need) => <UrgencyTag urgency={need.urgency} /> },
    {
      key: 'budget',
      title: t('budget'),
      width: 120,
      align: 'right',
      card: 'hidden',
      cell: (need) => (need.budgetFen === null ? null : <Money fen={need.budgetFen} currency="CNY" />),
    },
    { key: 'owner', title: t('owner'), width: 110, cell: (need) => need.owner?.name ?? t('nobody') },
    {
      key: 'createdAt',
      title: t('recordedAt'),
      width: 120,
      align: 'right',
      cell: (need) => <Time at={need.createdAt} />,
    },
  ]
}

export function StateTag({ state }: { readonly state: NeedState }) {
  const code = useTexts(codeTexts)
  return (
    <Tag tone={needTone[state]} dot plain>
      {code(`need.${state}`)}
    </Tag>
  )
}

export function UrgencyTag({ urgency }: { readonly urgency: Need['urgency'] }) {
  const code = useTexts(codeTexts)
  return (
    <Tag tone={urgencyTone[urgency]} plain={urgency !== 'high'}>
      {code(`urgency.${urgency}`)}
    </Tag>
  )
}

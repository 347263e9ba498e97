import type { ApprovalState, ApprovalSummary } from '@zhike/contract/approvals'
import { codeTexts } from '@zhike/ui/codes.texts'
import { approvalTone } from '@zhike/ui/tones'
import { Money } from '../frame/money.tsx'
import type { Column } from '../frame/table-props.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { approvalTexts } from './approvals.texts.ts'

/** What the list says of an application. */
export function useApprovalColumns(): readonly Column<ApprovalSummary>[] {
  const t = useTexts(approvalTexts)
  const code = useTexts(codeTexts)
  return [
    { key: 'title', title: t('what'), card: 'title', cell: ({ title }) => title },
    { key: 'kind', title: t('kind'), width: 90, cell: ({ kind }) => code(`approvalKind.${kind}`) },
    {
      key: 'amount',
      title: t('amount'),
      width: 120,
      align: 'right',
      cell: ({ amountFen }) => (amountFen === null ? null : <Money fen={amountFen} />),
    },
    { key: 'applicant', title: t('applicant'), width: 100, cell: ({ applicant }) => applicant.name },
    { key: 'state', title: t('state'), card: 'side', width: 100, cell: ({ state }) => <ApprovalTag state={state} /> },
    {
      key: 'waiting',
      title: t('waiting'),
      card: 'second',
      width: 160,
      cell: ({ waitingFor }) => waitingFor.map(({ name }) => name).join('、'),
    },
    {
      key: 'startedAt',
      title: t('startedAt'),
      width: 110,
      align: 'right',
      cell: ({ startedAt }) => <Time at={startedAt} />,
    },
  ]
}

export function ApprovalTag({ state }: { readonly state: ApprovalState }) {
  const code = useTexts(codeTexts)
  return (
    <Tag tone={approvalTone[state]} dot plain>
      {code(`approval.${state}`)}
    </Tag>
  )
}

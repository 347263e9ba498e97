import type { MadePromise } from '@zhike/contract/promises'
import type { Column } from '../frame/table-props.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { ledgerTexts } from './promises.texts.ts'
import { StandingTag } from './standing-tag.tsx'

/** What the ledger says of a promise. */
export function usePromiseColumns(): readonly Column<MadePromise>[] {
  const t = useTexts(ledgerTexts)
  return [
    { key: 'words', title: t('words'), card: 'title', cell: ({ words }) => words },
    { key: 'customer', title: t('customer'), card: 'second', width: 140, cell: ({ customer }) => customer.name },
    { key: 'due', title: t('due'), width: 130, cell: ({ dueAt }) => <Time at={dueAt} /> },
    {
      key: 'standing',
      title: t('standing'),
      card: 'side',
      width: 130,
      cell: ({ standing }) => <StandingTag standing={standing} />,
    },
    { key: 'owner', title: t('owner'), width: 110, cell: ({ owner }) => owner.name },
    {
      key: 'ticket',
      title: t('ticket'),
      width: 320,
      cell: ({ ticket }) => (
        <>
          <span className="figures">{ticket.number}</span> {ticket.title}
        </>
      ),
    },
  ]
}

import { Link } from '@tanstack/react-router'
import type { TicketBulkChange } from '@zhike/contract/ticket-bulk-edits'
import { codeTexts } from '@zhike/ui/codes.texts'
import { bulkHistoryTexts } from '../bulk-edits/bulk-history.texts.ts'
import { BulkHistory } from '../bulk-edits/bulk-history.tsx'
import type { ChangeOf } from '../bulk-edits/edited.ts'
import { useOwnSaid } from '../bulk-edits/own-said.ts'
import { useSaidTo } from '../bulk-edits/use-said-to.ts'
import { useStaffNames } from '../filters/filter-words.ts'
import { Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { TicketSections } from '../frame/ticket-sections.tsx'
import { ticketBulkTexts } from './ticket-bulk.texts.ts'
import { useKindsChoices } from './use-kinds-choices.ts'

/** Bulk edits of tickets that there were. */
export function TicketBulkHistoryPage() {
  const t = useTexts(bulkHistoryTexts)
  return (
    <Page title={t('title')} sections={<TicketSections />} actions={<Link to="/tickets">{t('back')}</Link>}>
      <BulkHistory
        of="ticketBulkEdits"
        words={useTexts(ticketBulkTexts)}
        nameOf={({ number, title }) => `${number} ${title}`}
        said={useSaid()}
      />
    </Page>
  )
}

function useSaid() {
  const t = useTexts(bulkHistoryTexts)
  const field = useTexts(ticketBulkTexts)
  const code = useTexts(codeTexts)
  const to = useSaidTo()
  const own = useOwnSaid('ticket')
  const { people } = useStaffNames()
  const { categories, types } = useKindsChoices()
  const nameIn = (all: typeof types, id: string) => all.find((one) => one.id === id)?.name ?? ''
  return (change: ChangeOf<'ticketBulkEdits'>) => {
    const { assigneeId, priority, kind, categoryId, typeId, status, watcherIds, note, resolution, closure, custom } =
      change as TicketBulkChange
    return [
      ...(assigneeId === null
        ? [field('nobody')]
        : to(field('assignee'), assigneeId && (people.get(assigneeId) ?? ''))),
      ...to(field('priority'), priority && code(`priority.${priority}`)),
      ...to(field('kind'), kind && code(`kind.${kind}`)),
      ...to(field('category'), categoryId && nameIn(categories, categoryId)),
      ...to(field('type'), typeId && nameIn(types, typeId)),
      ...to(field('status'), status && code(`status.${status}`)),
      ...(watcherIds
        ? [t('add', { field: field('watchers'), value: watcherIds.map((id) => people.get(id) ?? '').join(t('and')) })]
        : []),
      ...(note === undefined ? [] : [t('add', { field: field('note'), value: short(note) })]),
      ...(resolution === undefined ? [] : [t('add', { field: code('status.resolved'), value: short(resolution) })]),
      ...(closure === undefined ? [] : [t('add', { field: code('status.closed'), value: short(closure) })]),
      ...own(custom),
    ]
  }
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

import type { Ticket } from '@zhike/contract/tickets'
import { wantingOf } from '../complaints/file-checklist.ts'
import { useAnswer } from '../frame/calls.ts'
import { TabList } from '../frame/tab-list.tsx'
import { useTexts } from '../frame/texts.ts'
import type { TicketPart } from './ticket-parts.ts'
import { ticketTabTexts } from './ticket-tabs.texts.ts'

interface TicketTabsProps {
  readonly ticket: Ticket
  readonly parts: readonly TicketPart[]
  readonly part: TicketPart
  /** Of what the tabs turn. */
  readonly panelId: string
  readonly onPart: (part: TicketPart) => void
}

/** Turns between what was said, the file of a complaint and what happened; says how much the file still lacks. */
export function TicketTabs({ ticket, parts, part, panelId, onPart }: TicketTabsProps) {
  const t = useTexts(ticketTabTexts)
  const { data } = useAnswer('complaints', 'get', parts.includes('file') ? { ticketId: ticket.id } : undefined)
  const lacks = data ? wantingOf(data).length : 0
  return (
    <TabList name={t('tabs')} tabs={parts} chosen={part} panelId={panelId} onChoose={onPart}>
      {(one) => (
        <>
          {t(one)}
          {one === 'file' && lacks > 0 ? <span>{t('lacks', { count: lacks })}</span> : null}
        </>
      )}
    </TabList>
  )
}

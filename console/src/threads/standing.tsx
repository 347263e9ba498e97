import type { Ticket } from '@zhike/contract/tickets'
import { Incident } from './incident.tsx'
import { Merged } from './merged.tsx'

/** What stands above the thread: where a ticket is shown, what was merged into it, and the incident that it stands for. */
export function Standing({ ticket }: { readonly ticket: Ticket }) {
  return (
    <>
      <Merged ticket={ticket} />
      <Incident ticketId={ticket.id} />
    </>
  )
}

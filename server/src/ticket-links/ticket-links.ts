import type { LinkKind, UpdateKind } from '@zhike/contract/ticket-links'
import './ticket-links.tables.ts'

interface Numbered {
  /** Of the ticket that the event is about; the other is not named to whoever does not see it. */
  number: string
}

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'ticket.linked': Numbered & { kind: LinkKind; linkId: string }
    'ticket.unlinked': Numbered & { kind: LinkKind; linkId: string }
    'incident.update_asked': Numbered & { kind: UpdateKind; updateId: string; tickets: number }
    'incident.update_resumed': Numbered & { updateId: string }
    'incident.update_finished': Numbered & { updateId: string; told: number; leftOut: number }
  }
}

export { linkTickets, listLinks, unlinkTickets } from './linking.ts'
export { listIncidentUpdates, previewIncidentUpdate, updateIncident } from './updating.ts'

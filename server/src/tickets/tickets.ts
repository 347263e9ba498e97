import type { Channel, Priority, TicketKind } from '@zhike/contract/tickets'
import './tickets.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'ticket.created': { number: string; kind: TicketKind; priority: Priority; channel: Channel }
    'ticket.assigned': { number: string; assigneeId: string; formerId: string | null }
    'ticket.unassigned': { number: string; formerId: string }
    'ticket.replied': { number: string; messageId: string }
    'ticket.noted': { number: string; messageId: string }
    'ticket.supplemented': { number: string; messageId: string }
    'ticket.waiting': { number: string }
    'ticket.changed': { number: string; fields: string[] }
    'ticket.urged': { number: string; times: number }
    'ticket.resolved': { number: string; resolutionId: string }
    'ticket.confirmed': { number: string; resolutionId: string }
    'ticket.rejected': { number: string; messageId: string }
    'ticket.reopened': { number: string; wasClosed: boolean }
    'ticket.closed': { number: string; closureId: string; byConfirmation: boolean }
    'ticket.handed_over': { number: string; toId: string }
    'ticket.taken_over': { number: string; fromId: string }
    'ticket.rated': { number: string; score: number }
  }
}

export { confirmTicket, rateTicket, rejectResolution, supplementTicket } from './answering.ts'
export { assignTicket, unassignTicket } from './assigning.ts'
export { attachUploads, getTicketFile } from './attachments.ts'
export { closing, resolving, type TicketCheck } from './checks.ts'
export { type TicketChoice, ticketsMeant, watchedBy } from './choosing.ts'
export { closeTicket, listRefusalsToClose } from './closing.ts'
export { countTickets } from './counting.ts'
export { createTicket, provideOpeningTasks } from './creating.ts'
export { openTickets } from './customer-field.ts'
export { listTicketDays } from './dating.ts'
export { chosenBy, refusalToEdit, updateTicketFacts } from './editing.ts'
export { ticketCells } from './export-cells.ts'
export { checkTicketWish, collectTickets, readTickets, type TicketWish } from './exporting.ts'
export { openForms } from './form-binding.ts'
export { handOverTicket } from './handing-over.ts'
export { listTicketHistory } from './history.ts'
export { closeAsMerged, standAlone } from './joining.ts'
export { listTickets, listWaiting } from './listing.ts'
export {
  getTicketKey,
  lockNotClosed,
  lockSeen as lockTicket,
  whyClosed,
  whyFinished,
  whyUnresolved,
} from './locking.ts'
export { filesOf, findReply, moveMessages } from './messages.queries.ts'
export { addMessage, listMessages, replyAfterwards } from './messages.ts'
export { attachOwnTicketFile, getOwnTicketFile } from './own-files.ts'
export { readSharedTicketValues, ticketKindsWithout } from './own-values.ts'
export { getProgress, getProgressFile } from './progress.ts'
export { getProgressLink } from './progress-links.ts'
export { providePledged, providePromised } from './promised.ts'
export { findResolution } from './resolving.queries.ts'
export { listFormerResolutions, reopenTicket, resolveTicket } from './resolving.ts'
export { getTicket } from './showing.ts'
export { seesTicket } from './sights.queries.ts'
export { refreshSight, refreshSights, seenAnew } from './sights.ts'
export { listPortalCategories, submitRequest } from './submitting.ts'
export { tell as tellTicket } from './telling.ts'
export { listTicketFields, provideTicketFields } from './ticket-fields.ts'
export { findAssignable, findTicketKey, lockTickets, type TicketRecord } from './tickets.queries.ts'
export { typeFields } from './type-fields.ts'
export { urgeTicket } from './urging.ts'
export { watchProgress } from './watching.ts'

import type { tickets } from '@zhike/contract/tickets'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  addMessage,
  assignTicket,
  attachOwnTicketFile,
  closeTicket,
  countTickets,
  createTicket,
  getOwnTicketFile,
  getProgressLink,
  getTicket,
  getTicketFile,
  handOverTicket,
  listFormerResolutions,
  listMessages,
  listTicketDays,
  listTicketFields,
  listTickets,
  reopenTicket,
  resolveTicket,
  unassignTicket,
  updateTicketFacts,
} from './tickets.ts'

export const ticketHandlers: Handlers<typeof tickets> = {
  create: createTicket,
  list: listTickets,
  count: countTickets,
  days: listTicketDays,
  listFields: listTicketFields,
  get: getTicket,
  update: updateTicketFacts,
  assign: assignTicket,
  unassign: unassignTicket,
  formerResolutions: listFormerResolutions,
  listMessages,
  addMessage,
  getFile: getTicketFile,
  attachOwnFile: attachOwnTicketFile,
  getOwnFile: getOwnTicketFile,
  resolve: resolveTicket,
  handOver: handOverTicket,
  reopen: reopenTicket,
  close: closeTicket,
  progressLink: getProgressLink,
}

export { ticketViews as ticketViewHandlers } from './ticket-views.ts'

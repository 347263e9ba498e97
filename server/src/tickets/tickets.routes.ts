import type { tickets } from '@zhike/contract/tickets'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  addMessage,
  assignTicket,
  attachOwnTicketFile,
  closeTicket,
  createTicket,
  getOwnTicketFile,
  getProgressLink,
  getTicket,
  getTicketFile,
  handOverTicket,
  listMessages,
  listTickets,
  reopenTicket,
  resolveTicket,
  unassignTicket,
  updateTicketFacts,
} from './tickets.ts'

export const ticketHandlers: Handlers<typeof tickets> = {
  create: createTicket,
  list: listTickets,
  get: getTicket,
  update: updateTicketFacts,
  assign: assignTicket,
  unassign: unassignTicket,
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

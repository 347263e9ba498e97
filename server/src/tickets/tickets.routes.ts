import type { categories, tickets } from '@zhike/contract/tickets'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  addMessage,
  assignTicket,
  attachOwnTicketFile,
  closeTicket,
  createCategory,
  createTicket,
  getOwnTicketFile,
  getProgressLink,
  getTicket,
  getTicketFile,
  handOverTicket,
  listCategories,
  listMessages,
  listTickets,
  reopenTicket,
  resolveTicket,
  retireTicketCategory,
  unassignTicket,
  updateCategory,
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

export const categoryHandlers: Handlers<typeof categories> = {
  list: listCategories,
  create: createCategory,
  update: updateCategory,
  remove: retireTicketCategory,
}

import type { similarTickets } from '@zhike/contract/similar-tickets'
import type { Handlers } from '../platform/http/handlers.ts'
import { listSimilarTo, listSimilarToText } from './similar-tickets.ts'

export const similarTicketHandlers: Handlers<typeof similarTickets> = {
  ofTicket: listSimilarTo,
  ofText: listSimilarToText,
}

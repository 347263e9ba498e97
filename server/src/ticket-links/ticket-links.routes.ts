import type { incidentUpdates, ticketLinks } from '@zhike/contract/ticket-links'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  linkTickets,
  listIncidentUpdates,
  listLinks,
  previewIncidentUpdate,
  unlinkTickets,
  updateIncident,
} from './ticket-links.ts'

export const ticketLinkHandlers: Handlers<typeof ticketLinks> = {
  list: listLinks,
  create: linkTickets,
  remove: unlinkTickets,
}

export const incidentUpdateHandlers: Handlers<typeof incidentUpdates> = {
  preview: previewIncidentUpdate,
  create: updateIncident,
  list: listIncidentUpdates,
}

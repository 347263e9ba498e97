import type { ticketTemplates } from '@zhike/contract/ticket-templates'
import type { ticketTypes } from '@zhike/contract/ticket-types'
import type { categories } from '@zhike/contract/tickets'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  createCategory,
  createTemplate,
  createType,
  listCategories,
  listTemplates,
  listTypes,
  removeTemplate,
  restoreType,
  retireTicketCategory,
  retireType,
  updateCategory,
  updateTemplate,
  updateTicketType,
} from './ticket-types.ts'

export const categoryHandlers: Handlers<typeof categories> = {
  list: listCategories,
  create: createCategory,
  update: updateCategory,
  remove: retireTicketCategory,
}

export const ticketTypeHandlers: Handlers<typeof ticketTypes> = {
  list: listTypes,
  create: createType,
  update: updateTicketType,
  retire: retireType,
  restore: restoreType,
}

export const ticketTemplateHandlers: Handlers<typeof ticketTemplates> = {
  list: listTemplates,
  create: createTemplate,
  update: updateTemplate,
  remove: removeTemplate,
}

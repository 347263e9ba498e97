import type { portal } from '@zhike/contract/portal'
import type { Handlers } from '../platform/http/handlers.ts'
import { getCompany } from '../staff/staff.ts'
import { listPortalTypes } from '../ticket-types/ticket-types.ts'
import {
  confirmTicket,
  getProgress,
  getProgressFile,
  listPortalCategories,
  rateTicket,
  rejectResolution,
  submitRequest,
  supplementTicket,
  urgeTicket,
  watchProgress,
} from './tickets.ts'

export const portalHandlers: Handlers<typeof portal> = {
  company: getCompany,
  listCategories: listPortalCategories,
  listTypes: listPortalTypes,
  submit: submitRequest,
  progress: getProgress,
  live: watchProgress,
  getFile: getProgressFile,
  urge: urgeTicket,
  supplement: supplementTicket,
  confirm: confirmTicket,
  reject: rejectResolution,
  rate: rateTicket,
}

import type { ownFields } from '@zhike/contract/own-fields'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  countOwnValues,
  createOwnField,
  listOwnFields,
  restoreOwnField,
  retireOwnField,
  updateOwnField,
} from './own-fields.ts'

export const ownFieldHandlers: Handlers<typeof ownFields> = {
  list: listOwnFields,
  create: createOwnField,
  update: updateOwnField,
  retire: retireOwnField,
  restore: restoreOwnField,
  usage: countOwnValues,
}

import type { duplicates } from '@zhike/contract/duplicates'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  checkDuplicates,
  dismissDuplicate,
  getScan,
  listDuplicates,
  startScan,
  undismissDuplicate,
} from './duplicates.ts'

export const duplicateHandlers: Handlers<typeof duplicates> = {
  scan: startScan,
  getScan,
  list: listDuplicates,
  dismiss: dismissDuplicate,
  undismiss: undismissDuplicate,
  check: checkDuplicates,
}

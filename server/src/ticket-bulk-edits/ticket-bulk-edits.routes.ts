import type { ticketBulkEdits } from '@zhike/contract/ticket-bulk-edits'
import { bulkEditsOf } from '../bulk-edits/bulk-edits.ts'
import type { Handlers } from '../platform/http/handlers.ts'
import { ticketBulkWork } from './ticket-bulk-edits.ts'

export const ticketBulkEditHandlers: Handlers<typeof ticketBulkEdits> = bulkEditsOf(ticketBulkWork)

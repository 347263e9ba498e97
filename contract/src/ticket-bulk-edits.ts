import * as z from 'zod'
import { bulkEditEndpoints, exceptionFields, mostTicked, previewCounts } from './bulk-edits.ts'
import type { Output } from './endpoint.ts'
import { Id, LongText, ShortText, Time } from './fields.ts'
import { GivenOwnValues } from './own-fields/values.ts'
import { Priority, TicketKind } from './tickets/facts.ts'
import { ticketChoice } from './tickets/listing.ts'

const isGiven = (value: unknown) => value !== undefined

/** What becomes of each; `null` takes away. */
export const TicketBulkChange = z
  .strictObject({
    assigneeId: Id.nullable().optional(),
    priority: Priority.optional(),
    kind: TicketKind.optional(),
    /** Of the kind that a ticket has then; others are refused. */
    categoryId: Id.nullable().optional(),
    typeId: Id.nullable().optional(),
    /** Waits for the customer (`pending`), or goes on. */
    status: z.enum(['open', 'pending']).optional(),
    /** Own fields by key, as far as the caller may write them; those that are unique can only be emptied. */
    custom: GivenOwnValues.refine((given) => Object.keys(given).length > 0).optional(),
    /** Colleagues who watch from then on. */
    watcherIds: z.array(Id).min(1).max(20).optional(),
    /** Said at each, for colleagues. */
    note: LongText.optional(),
    /** The summary with which each is resolved. */
    resolution: LongText.optional(),
    /** Why each of those that are resolved is closed. */
    closure: ShortText.optional(),
  })
  .refine((change) => Object.values(change).some(isGiven), { error: 'at least one change' })
  .refine(({ status, resolution, closure }) => [status, resolution, closure].filter(isGiven).length <= 1, {
    error: 'one of status, resolution and closure',
    path: ['status'],
  })
  .refine(({ assigneeId, resolution, closure }) => !isGiven(assigneeId) || !(isGiven(resolution) || isGiven(closure)), {
    error: 'what ends is not handed to anybody',
    path: ['assigneeId'],
  })
export type TicketBulkChange = z.infer<typeof TicketBulkChange>
export type TicketBulkPart = keyof TicketBulkChange

/**
 * The parts of a change that no undoing takes back: what was said stays said. Closing cannot be taken back as it was, since
 * opening again withdraws the solution too; and nothing else of a closed ticket can be changed.
 */
export function lastingParts(change: TicketBulkChange): TicketBulkPart[] {
  const given = (Object.keys(change) as TicketBulkPart[]).filter((part) => isGiven(change[part]))
  return change.closure === undefined ? given.filter((part) => part === 'note') : given
}

/** Which tickets are meant: by their ids, or all that the parameters of a list mean. */
const TicketBulkChoice = z.strictObject({ ...ticketChoice, ids: z.array(Id).min(1).max(mostTicked).optional() })

export const TicketBulkPreview = z.object({
  ...previewCounts,
  /** Which will be refused and why. */
  refused: z.array(
    z.object({
      reason: z.string(),
      tickets: z.int(),
      /** What they lack, if that is the reason; own fields as `custom.<key>`. */
      fields: z.array(z.string()),
      examples: z.array(z.string()),
    }),
  ),
  /** How many lose their category or type, because they get another kind. */
  losing: z.int(),
  /** What becomes of the next deadline of those that change, of at most 500 that were looked at; null when it cannot change. */
  deadlines: z
    .object({
      looked: z.int(),
      moved: z.int(),
      /** Those that would be overdue at once. */
      overdue: z.int(),
      sample: z.array(z.object({ id: Id, number: z.string(), from: Time.nullable(), to: Time.nullable() })),
    })
    .nullable(),
  /** What cannot be undone. */
  lasting: z.array(z.string()),
  sample: z.array(
    z.object({ id: Id, number: z.string(), title: z.string(), before: z.record(z.string(), z.unknown()) }),
  ),
})
export type TicketBulkPreview = z.infer<typeof TicketBulkPreview>

export const ticketBulkEdits = bulkEditEndpoints({
  path: '/ticket-bulk-edits',
  permission: 'tickets.update',
  records: 'tickets',
  choice: TicketBulkChoice,
  change: TicketBulkChange,
  preview: TicketBulkPreview,
  exception: z.object({ ticketId: Id, number: z.string(), title: z.string(), ...exceptionFields }),
  reasons: ['ticket.assignee_unknown', 'category.unknown', 'ticket_type.unknown', 'staff.unknown'],
})
export type TicketBulkEdit = Output<typeof ticketBulkEdits.get>

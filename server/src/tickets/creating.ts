import type { Input } from '@zhike/contract/endpoint'
import type { TaskTemplate } from '@zhike/contract/ticket-types'
import type { Ticket, tickets } from '@zhike/contract/tickets'
import { noFields } from '../own-fields/own-fields.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { recording } from '../platform/events/events.ts'
import { assignTicket } from './assigning.ts'
import { attachUploads } from './attachments.ts'
import { open } from './opening.ts'
import { readOwnTicketValues } from './own-values.ts'
import { ticketSearch } from './searching.ts'
import { ticketOf } from './showing.ts'
import { findAssignable, insertTicket, type TicketRecord } from './tickets.queries.ts'

type OpeningTasks = (ctx: Ctx, ticket: TicketRecord, tasks: readonly TaskTemplate[]) => Promise<void>

let openTasks: OpeningTasks = async () => undefined

/** Where a later module gives new tickets the sub-tasks of their type. */
export const provideOpeningTasks = (open: OpeningTasks): void => {
  openTasks = open
}

/**
 * Opens a ticket for a customer whom the actor sees. It goes to whom its template names, else to the department of its
 * category, else to the opener's, else to reception, and that department sees the customer until the ticket is closed.
 * A person who does not work on tickets any more is passed over. Pictures that came with the
 * request hang on it. Throws what `open` throws, and what own fields refuse.
 */
export async function createTicket(ctx: Ctx, input: Input<typeof tickets.create>): Promise<Ticket> {
  const { customerId, kind, title, description, channel } = input
  const { number, customer, categoryId, departmentId, assigneeId, hasOwnFields, type } = await open(ctx, input)
  const { actor, now } = ctx
  const id = uuidv7(now)
  const { custom, book } =
    hasOwnFields || input.custom
      ? await readOwnTicketValues(ctx, input.custom ?? {}, { id, customerId, kind }, type?.form)
      : noOwnValues
  const priority = input.priority ?? type?.priority ?? 'normal'
  const ticket = {
    ...untouched,
    customerId,
    id,
    number,
    kind,
    categoryId,
    typeId: type?.id ?? null,
    checklistId: type?.checklistId ?? null,
    title,
    description,
    priority,
    channel,
    departmentId,
    createdByKind: actor.kind,
    createdById: actor.id,
    custom,
    createdAt: now,
    updatedAt: now,
  }
  const event = { type: 'ticket.created', data: { number, kind, priority, channel } } as const
  const recorded = recording(ctx, customerId, { ...event, subject: { type: 'ticket', id: ticket.id } })
  const search = ticketSearch({ title, description, customerName: customer.name })
  await insertTicket(recorded, { ...ticket, search })
  const files = await attachUploads(ctx, ticket, 'public', 'ticket')
  if (type?.tasks.length) await openTasks(ctx, ticket, type.tasks)
  if (assigneeId !== null && (await findAssignable(ctx.db, assigneeId)))
    return assignTicket(ctx, { id, staffId: assigneeId })
  return ticketOf(ctx, { ...ticket, ...nothingYet, customer, files, createdByName: actor.name }, book)
}

const noOwnValues = { custom: {}, book: noFields }

const untouched = {
  status: 'open',
  assigneeId: null,
  firstRepliedAt: null,
  resolvedAt: null,
  urgedAt: null,
  urgedTimes: 0,
  ratingScore: null,
  ratingComment: null,
  ratedAt: null,
  mergedIntoId: null,
  version: 1,
} as const

const nobody = { kind: 'system', id: null, name: null } as const
const nothingYet = {
  assigneeName: null,
  resolutionSummary: null,
  resolvedBy: nobody,
  confirmedAt: null,
  confirmedBy: nobody,
  closedAt: null,
  closeReason: null,
  mergedInto: null,
}

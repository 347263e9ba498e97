import type { Ticket } from '@zhike/contract/tickets'
import { type FieldBook, ownFields, showOwnValues } from '../own-fields/own-fields.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { selectTicket, type TicketRow } from './tickets.queries.ts'

/** One ticket. Throws `record.not_found` when the actor does not see it. */
export async function getTicket(ctx: Ctx, { id }: { id: string }): Promise<Ticket> {
  const row = await selectTicket(ctx.db, id)
  return row ? ticketOf(ctx, row, await ownFields(ctx, 'ticket')) : fail('record.not_found')
}

/** A ticket as answers show it to the actor. */
export function ticketOf(ctx: Pick<Ctx, 'actor' | 'now'>, row: TicketRow, book: FieldBook): Ticket {
  const { assigneeId, assigneeName, resolvedAt, resolutionSummary, confirmedAt, ratingScore, ratedAt } = row
  return {
    id: row.id,
    number: row.number,
    customerId: row.customerId,
    customer: row.customer,
    kind: row.kind,
    categoryId: row.categoryId,
    typeId: row.typeId,
    title: row.title,
    description: row.description,
    priority: row.priority,
    status: row.status,
    channel: row.channel,
    departmentId: row.departmentId,
    assignee: assigneeId !== null && assigneeName !== null ? { id: assigneeId, name: assigneeName } : null,
    assigneeId,
    files: row.files,
    custom: showOwnValues(ctx, book, { custom: row.custom, is: row.kind, facts: () => factsOf(row) }),
    resolution:
      resolvedAt && resolutionSummary !== null
        ? { summary: resolutionSummary, at: resolvedAt.toISOString(), by: row.resolvedBy }
        : null,
    confirmation: confirmedAt && { at: confirmedAt.toISOString(), by: row.confirmedBy },
    rating:
      ratingScore !== null && ratedAt
        ? { score: ratingScore, comment: row.ratingComment, at: ratedAt.toISOString() }
        : null,
    urgedTimes: row.urgedTimes,
    lastUrgedAt: row.urgedAt?.toISOString() ?? null,
    firstRepliedAt: row.firstRepliedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    closeReason: row.closeReason,
    mergedInto: row.mergedInto,
    createdBy: { kind: row.createdByKind, id: row.createdById, name: row.createdByName },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }
}

/** What formulas of own fields can use. */
const factsOf = ({ title, urgedTimes, createdAt, resolvedAt }: TicketRow) => ({
  title,
  urged_times: urgedTimes,
  created_on: companyDay(createdAt),
  resolved_on: resolvedAt && companyDay(resolvedAt),
})

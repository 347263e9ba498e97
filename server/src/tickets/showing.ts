import type { Ticket } from '@zhike/contract/tickets'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { selectTicket, type TicketRow } from './tickets.queries.ts'

/** One ticket. Throws `record.not_found` when the actor does not see it. */
export async function getTicket(ctx: Ctx, { id }: { id: string }): Promise<Ticket> {
  const row = await selectTicket(ctx.db, id)
  return row ? ticketOf(row) : fail('record.not_found')
}

/** A ticket as answers show it. */
export function ticketOf(row: TicketRow): Ticket {
  const { assigneeId, assigneeName, resolvedAt, resolutionSummary, confirmedAt, ratingScore, ratedAt } = row
  return {
    id: row.id,
    number: row.number,
    customerId: row.customerId,
    customer: row.customer,
    kind: row.kind,
    categoryId: row.categoryId,
    title: row.title,
    description: row.description,
    priority: row.priority,
    status: row.status,
    channel: row.channel,
    departmentId: row.departmentId,
    assignee: assigneeId !== null && assigneeName !== null ? { id: assigneeId, name: assigneeName } : null,
    assigneeId,
    files: row.files,
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
    createdBy: { kind: row.createdByKind, id: row.createdById, name: row.createdByName },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }
}

import type { OwnValues } from '@zhike/contract/own-fields'
import type { TicketBulkChange } from '@zhike/contract/ticket-bulk-edits'
import type { Outcome } from '../bulk-edits/bulk-edits.ts'
import type { Ctx } from '../platform/ctx.ts'
import { addWatcher } from '../ticket-watchers/ticket-watchers.ts'
import {
  addMessage,
  assignTicket,
  closeTicket,
  findResolution,
  lockTicket,
  readSharedTicketValues,
  resolveTicket,
  type TicketRecord,
  unassignTicket,
  updateTicketFacts,
} from '../tickets/tickets.ts'
import { facts, judge } from './judging.ts'
import { requireRights } from './reading.ts'
import type { TicketAsItIs } from './ticket-bulk-edits.queries.ts'

/** What a bulk edit changes of a ticket, as it was or as it is; own fields by key, null for none. */
export type Values = { readonly [F in (typeof facts)[number]]?: TicketRecord[F] } & { readonly custom?: OwnValues }
/** What was made of a ticket, with what can be taken back besides its values. */
export type After = Values & { readonly watcherIds?: readonly string[]; readonly resolutionId?: string }

/** Changes one ticket by the rights of the actor. */
export async function changeTicket(ctx: Ctx, id: string, change: TicketBulkChange): Promise<Outcome> {
  requireRights(ctx, change)
  const ticket = await lockTicket(ctx, id)
  // before it is compared with what is there, which the actor may not see any more
  if (change.custom) await readSharedTicketValues(ctx, change.custom, 'custom')
  const verdict = (await judge(ctx, [ticket], change))(ticket)
  if ('reason' in verdict) return { status: 'refused', reason: verdict.reason }
  if (Object.keys(verdict.left).length === 0) return { status: 'same' }
  const before = valuesOf(ticket, touchedBy(verdict.left))
  return { status: 'changed', before, after: await give(ctx, id, verdict.left, before) }
}

/** By the same operations as one ticket alone; the assignee last, for the actor may lose sight of it. */
async function give(ctx: Ctx, id: string, left: TicketBulkChange, touched: Values): Promise<After> {
  const { assigneeId, watcherIds = [], note, resolution, closure, ...edit } = left
  if (Object.keys(edit).length > 0) await updateTicketFacts(ctx, { id, ...edit })
  if (note !== undefined) await addMessage(ctx, { id, body: note, visibility: 'internal' })
  for (const staffId of watcherIds) await addWatcher(ctx, { id, staffId })
  if (resolution !== undefined) await resolveTicket(ctx, { id, summary: resolution })
  const ticket = await lockTicket(ctx, id)
  if (closure !== undefined) await closeTicket(ctx, { id, reason: closure })
  if (assigneeId !== undefined) await hand(ctx, id, assigneeId)
  return {
    ...valuesOf(ticket, touched),
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(watcherIds.length > 0 ? { watcherIds } : {}),
    ...(resolution === undefined ? {} : { resolutionId: (await findResolution(ctx.db, ticket)).id }),
  }
}

/** Gives a ticket to a colleague, or takes it from whoever has it. */
export async function hand(ctx: Ctx, id: string, assigneeId: string | null): Promise<void> {
  if (assigneeId === null) await unassignTicket(ctx, { id })
  else await assignTicket(ctx, { id, staffId: assigneeId })
}

/** Which values a change touches: with the kind go what belongs to it, with a solution the status. */
function touchedBy(left: TicketBulkChange): Values {
  const { custom } = left
  const touched = facts.filter(
    (fact) =>
      left[fact] !== undefined ||
      (left.kind !== undefined && (fact === 'categoryId' || fact === 'typeId')) ||
      (left.resolution !== undefined && fact === 'status'),
  )
  return { ...Object.fromEntries(touched.map((fact) => [fact, null])), ...(custom ? { custom } : {}) }
}

/** The same values as they stand. */
export function valuesOf(ticket: TicketAsItIs, like: Values): Values {
  const standing = facts.filter((fact) => fact in like).map((fact) => [fact, ticket[fact]])
  if (!like.custom) return Object.fromEntries(standing)
  const own = Object.keys(like.custom).map((key) => [key, ticket.custom[key] ?? null])
  return { ...Object.fromEntries(standing), custom: Object.fromEntries(own) }
}

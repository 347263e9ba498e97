import { isDeepStrictEqual } from 'node:util'
import type { Permission } from '@zhike/contract/permissions'
import type { Outcome } from '../bulk-edits/bulk-edits.ts'
import type { Ctx } from '../platform/ctx.ts'
import { removeWatcher, selectWatching } from '../ticket-watchers/ticket-watchers.ts'
import { findResolution, lockTicket, reopenTicket, type TicketRecord, updateTicketFacts } from '../tickets/tickets.ts'
import { type After, hand, type Values, valuesOf } from './changing.ts'

/** Puts one ticket back, unless somebody has changed since what the bulk edit changed, or the customer has answered it. */
export async function putTicketBack(ctx: Ctx, id: string, before: Values, after: After): Promise<Outcome> {
  const ticket = await lockTicket(ctx, id)
  const { watcherIds = [], resolutionId, ...values } = after
  if (!isDeepStrictEqual(valuesOf(ticket, values), values) || !(await stands(ctx, ticket, resolutionId)))
    return { status: 'kept', reason: 'record.changed' }
  const { assigneeId, ...edit } = before
  if (resolutionId !== undefined) await reopenTicket(ctx, { id })
  if (Object.keys(edit).length > 0) await updateTicketFacts(ctx, { id, ...editOf(edit) })
  await unwatch(ctx, id, watcherIds)
  if (assigneeId !== undefined) await hand(ctx, id, assigneeId)
  return { status: 'undone' }
}

/** What was worked on was open or waited; nothing else is ever put back. */
const editOf = ({ status, ...edit }: Values) => ({
  ...edit,
  ...(status === 'open' || status === 'pending' ? { status } : {}),
})

/** Whether it is still this solution, and the customer has not said yes to it. */
async function stands(ctx: Ctx, ticket: TicketRecord, resolutionId: string | undefined): Promise<boolean> {
  if (resolutionId === undefined) return true
  const { id, confirmedAt } = await findResolution(ctx.db, ticket)
  return id === resolutionId && confirmedAt === null
}

/** Whoever had colleagues watch takes that back; who watches no more is left alone. */
async function unwatch(ctx: Ctx, id: string, staffIds: readonly string[]): Promise<void> {
  if (staffIds.length === 0) return
  const within = { ...ctx, actor: { ...ctx.actor, permissions: new Set<Permission>(['tickets.update']) } }
  for (const { staffId } of await selectWatching(ctx.db, [id], staffIds)) await removeWatcher(within, { id, staffId })
}

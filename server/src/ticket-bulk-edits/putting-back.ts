import { isDeepStrictEqual } from 'node:util'
import type { Permission } from '@zhike/contract/permissions'
import type { Reason } from '@zhike/contract/reasons'
import type { Changed, LookedBack, Outcome } from '../bulk-edits/bulk-edits.ts'
import type { Ctx } from '../platform/ctx.ts'
import { removeWatcher, selectWatching } from '../ticket-watchers/ticket-watchers.ts'
import {
  findResolution,
  lockTicket,
  reopenTicket,
  updateTicketFacts,
  whyClosed,
  whyFinished,
} from '../tickets/tickets.ts'
import { type After, hand, type Values, valuesOf } from './changing.ts'
import { selectTicketsAsTheyAre, type TicketAsItIs } from './ticket-bulk-edits.queries.ts'

/** Puts one ticket back, unless somebody has changed since what the bulk edit changed, or the customer has answered it. */
export async function putTicketBack(ctx: Ctx, id: string, before: Values, after: After): Promise<Outcome> {
  const ticket = await lockTicket(ctx, id)
  const { watcherIds = [], resolutionId } = after
  const reason = await whyKept(ctx, ticket, after)
  if (reason !== null) return { status: 'kept', reason }
  const { assigneeId, ...edit } = before
  if (resolutionId !== undefined) await reopenTicket(ctx, { id })
  if (Object.keys(edit).length > 0) await updateTicketFacts(ctx, { id, ...editOf(edit) })
  await unwatch(ctx, id, watcherIds)
  if (assigneeId !== undefined) await hand(ctx, id, assigneeId)
  return { status: 'undone' }
}

/** Which of the tickets that the actor sees an undoing would leave as they are, and why. */
export async function lookBackAtTickets(ctx: Ctx, changed: readonly Changed[]): Promise<LookedBack[]> {
  const made = new Map(changed.map(({ id, after }) => [id, after as After]))
  const looked: LookedBack[] = []
  for (const ticket of await selectTicketsAsTheyAre(ctx.db, [...made.keys()]))
    looked.push({
      name: `${ticket.number} ${ticket.title}`,
      reason: await whyKept(ctx, ticket, made.get(ticket.id) ?? {}),
    })
  return looked
}

/** Why an undoing leaves a ticket as it is; null when it can be put back. */
async function whyKept(ctx: Ctx, ticket: TicketAsItIs, after: After): Promise<Reason | null> {
  const { watcherIds: _, resolutionId, assigneeId, ...values } = after
  const whole = { ...values, ...(assigneeId === undefined ? {} : { assigneeId }) }
  if (!isDeepStrictEqual(valuesOf(ticket, whole), whole)) return 'record.changed'
  if (resolutionId !== undefined) return (await stands(ctx, ticket, resolutionId)) ? null : 'record.changed'
  const closed = Object.keys(values).length > 0 ? whyClosed(ticket) : null
  return closed ?? (assigneeId === undefined ? null : whyFinished(ticket))
}

/** What was worked on was open or waited; nothing else is ever put back. */
const editOf = ({ status, ...edit }: Values) => ({
  ...edit,
  ...(status === 'open' || status === 'pending' ? { status } : {}),
})

/** Whether it is still this solution, and the customer has not said yes to it. */
async function stands(ctx: Ctx, ticket: TicketAsItIs, resolutionId: string): Promise<boolean> {
  if (ticket.status !== 'resolved') return false
  const { id, confirmedAt } = await findResolution(ctx.db, ticket)
  return id === resolutionId && confirmedAt === null
}

/** Whoever had colleagues watch takes that back; who watches no more is left alone. */
async function unwatch(ctx: Ctx, id: string, staffIds: readonly string[]): Promise<void> {
  if (staffIds.length === 0) return
  const within = { ...ctx, actor: { ...ctx.actor, permissions: new Set<Permission>(['tickets.update']) } }
  for (const { staffId } of await selectWatching(ctx.db, [id], staffIds)) await removeWatcher(within, { id, staffId })
}

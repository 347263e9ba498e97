import { isDeepStrictEqual } from 'node:util'
import type { Reason } from '@zhike/contract/reasons'
import type { TicketBulkChange } from '@zhike/contract/ticket-bulk-edits'
import type { TicketKind } from '@zhike/contract/tickets'
import type { Ctx } from '../platform/ctx.ts'
import { selectUnsighted, selectWatching } from '../ticket-watchers/ticket-watchers.ts'
import {
  chosenBy,
  closing,
  openForms,
  refusalToEdit,
  resolving,
  ticketKindsWithout,
  whyClosed,
  whyFinished,
  whyUnresolved,
} from '../tickets/tickets.ts'
import type { StandingTicket } from './ticket-bulk-edits.queries.ts'

/** Why a ticket stays as it is, or the parts of the change that it is not already; none when it is all of them. */
export type Verdict =
  | { readonly reason: Reason; readonly fields?: readonly string[] }
  | { readonly left: TicketBulkChange }

/** What a change would do with each ticket: by the functions that decide at one, asked once for all. */
export async function judge(
  ctx: Ctx,
  tickets: readonly StandingTicket[],
  change: TicketBulkChange,
): Promise<(ticket: StandingTicket) => Verdict> {
  const known = await lookAhead(ctx, tickets, change)
  return (ticket) => {
    const reason = whyNot(ticket, change, known)
    if (reason !== null) return { reason }
    const left = leftOf(ticket, change, known.watching.get(ticket.id) ?? new Set())
    const fields = known.lacksIn(ticket)
    return fields.length > 0 && Object.keys(left).length > 0 ? { reason: 'ticket.lacks_required', fields } : { left }
  }
}

interface Known {
  readonly chosen: Awaited<ReturnType<typeof chosenBy>>
  readonly lacking: readonly TicketKind[]
  /** What a ticket would lack of what its type requires. */
  readonly lacksIn: (ticket: StandingTicket) => readonly string[]
  readonly unsighted: ReadonlySet<string>
  readonly watching: ReadonlyMap<string, ReadonlySet<string>>
  readonly refusals: ReadonlyMap<string, readonly { readonly reason: Reason }[]>
}

async function lookAhead(ctx: Ctx, tickets: readonly StandingTicket[], change: TicketBulkChange): Promise<Known> {
  const { watcherIds, assigneeId: _, note: __, resolution, closure, custom, ...edit } = change
  const ids = watcherIds ? tickets.map(({ id }) => id) : []
  const watching = new Map<string, Set<string>>()
  if (watcherIds)
    for (const { ticketId, staffId } of await selectWatching(ctx.db, ids, watcherIds))
      watching.set(ticketId, (watching.get(ticketId) ?? new Set()).add(staffId))
  const ending = resolution === undefined ? closing : resolving
  const why = resolution === undefined ? whyUnresolved : whyFinished
  const isEnding = resolution !== undefined || closure !== undefined
  return {
    chosen: await chosenBy(ctx, change),
    lacking: await ticketKindsWithout(ctx, custom ?? {}),
    lacksIn: await openForms(ctx, tickets, edit, custom),
    unsighted: watcherIds ? await selectUnsighted(ctx.db, ids, watcherIds) : new Set(),
    watching,
    refusals: isEnding
      ? await ending.refusalsOf(
          ctx,
          tickets.filter((ticket) => why(ticket) === null),
        )
      : new Map(),
  }
}

/** In the order in which a change is made, so that both say the same. */
function whyNot(ticket: StandingTicket, change: TicketBulkChange, known: Known): Reason | null {
  const { assigneeId, watcherIds, note, resolution, closure, custom, ...edit } = change
  const isEdited = custom !== undefined || Object.keys(edit).length > 0
  const kind = edit.kind ?? ticket.kind
  const ended = known.refusals.get(ticket.id)?.[0]?.reason
  const reasons = [
    isEdited && refusalToEdit(ticket, edit, known.chosen)?.reason,
    custom !== undefined && known.lacking.includes(kind) && ('own_field.not_of_kind' as const),
    note !== undefined && whyClosed(ticket),
    watcherIds !== undefined && known.unsighted.has(ticket.id) && ('ticket_watcher.unsighted' as const),
    resolution !== undefined && (whyFinished(ticket) ?? ended),
    closure !== undefined && (whyUnresolved(ticket) ?? ended),
    assigneeId !== undefined && whyFinished(ticket),
  ]
  return reasons.find((reason) => typeof reason === 'string') ?? null
}

/** The facts of a ticket that a change may give. */
export const facts = ['assigneeId', 'priority', 'kind', 'categoryId', 'typeId', 'status'] as const

function leftOf(ticket: StandingTicket, change: TicketBulkChange, watching: ReadonlySet<string>): TicketBulkChange {
  const { note, resolution, closure } = change
  const given = facts.filter((fact) => change[fact] !== undefined && change[fact] !== ticket[fact])
  const custom = Object.entries(change.custom ?? {}).filter(
    ([key, value]) => !isDeepStrictEqual(ticket.custom[key] ?? null, value),
  )
  const watcherIds = (change.watcherIds ?? []).filter((id) => !watching.has(id))
  return {
    ...Object.fromEntries(given.map((fact) => [fact, change[fact]])),
    ...(custom.length > 0 ? { custom: Object.fromEntries(custom) } : {}),
    ...(watcherIds.length > 0 ? { watcherIds } : {}),
    ...(note === undefined ? {} : { note }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(closure === undefined ? {} : { closure }),
  }
}

import { whoActs } from '../calendar/calendar.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Background } from '../platform/jobs/background.ts'
import { refreshSights } from '../tickets/tickets.ts'
import type { Called } from './escalating.ts'
import { deleteEnded, insertStandIns, selectAbsent, selectUnsighted } from './standing-in.queries.ts'

interface ToldOf extends Called {
  readonly customerId: string
  readonly ticketId: string
}

/** Puts down who was told of a ticket in the place of somebody who is not there. */
export async function noteStandIns(ctx: Ctx, told: readonly ToldOf[]): Promise<void> {
  const standIns = told.flatMap(({ customerId, ticketId, staffId, absentId }) =>
    absentId === null ? [] : [{ customerId, ticketId, staffId, absentId }],
  )
  if (standIns.length > 0) await insertStandIns(ctx.db, standIns, ctx.now)
}

/**
 * Lets those who stand in see the tickets that they were told of. In a transaction of its own: whoever changes a ticket locks
 * it before its promises, and a sweep holds these.
 */
export async function admitStandIns(background: Background): Promise<void> {
  await background.inSystem(async (ctx) => refreshSights(ctx, await selectUnsighted(ctx.db)))
}

/** Ends the sight of those who stood in for colleagues that are back. */
export async function endStandIns(background: Background): Promise<void> {
  await background.inSystem(async (ctx) => {
    const absent = await selectAbsent(ctx.db)
    if (absent.length === 0) return
    const acting = await whoActs(ctx, absent, ctx.now)
    const back = absent.filter((id) => acting.get(id)?.id === id)
    await refreshSights(ctx, await deleteEnded(ctx.db, back, ctx.now))
  })
}

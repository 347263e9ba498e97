import type { approvals } from '@zhike/contract/approvals'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { countBoxes, selectApprovals } from './selecting.queries.ts'
import { actorId, summaryOf } from './showing.ts'

/** A page of a box, newest first. Throws `permission.missing` for `all` unless the actor oversees approvals, `cursor.invalid`. */
export async function listApprovals(
  ctx: Ctx,
  { box, status, kind, search, cursor, limit }: Input<typeof approvals.list>,
): Promise<Output<typeof approvals.list>> {
  if (box === 'all' && !ctx.actor.permissions.has('approvals.oversee')) fail('permission.missing')
  const wish = { box, states: status?.length ? status : undefined, kind, text: search?.toWellFormed() }
  const before = readCursor(TimePlace, cursor)
  const rows = await selectApprovals(ctx.db, wish, actorId(ctx), ctx.now, before, limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.startedAt.toISOString(), row.id],
    (row) => summaryOf(ctx, row),
  )
}

/** How much waits for the actor, runs for them, came back to them or is unread. */
export const summariseApprovals = (ctx: Ctx): Promise<Output<typeof approvals.summary>> =>
  countBoxes(ctx.db, actorId(ctx), ctx.now)

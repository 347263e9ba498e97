import type { complaints } from '@zhike/contract/complaints'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { selectComplaints } from './complaints.queries.ts'

/** A page of the complaints that the actor sees, newest first. Throws `cursor.invalid`. */
export async function listComplaints(
  ctx: Ctx,
  { stage, cause, flag, without, followUp, search, cursor, limit }: Input<typeof complaints.list>,
): Promise<Output<typeof complaints.list>> {
  const wish = {
    ...(stage?.length ? { stages: stage } : {}),
    ...(cause ? { cause } : {}),
    ...(flag ? { flag } : {}),
    ...(without ? { without } : {}),
    ...(followUp && ctx.actor.id ? { due: ctx.actor.id, now: ctx.now } : {}),
    ...(search ? { text: search.toWellFormed() } : {}),
  }
  const rows = await selectComplaints(ctx.db, wish, readCursor(TimePlace, cursor), limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.createdAt.toISOString(), row.ticketId],
    (row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      followUpAt: row.followUpAt?.toISOString() ?? null,
    }),
  )
}

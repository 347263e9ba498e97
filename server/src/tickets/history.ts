import type { Input, Output } from '@zhike/contract/endpoint'
import type { tickets } from '@zhike/contract/tickets'
import * as z from 'zod'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { selectHistory } from './history.queries.ts'
import { findTicketKey } from './tickets.queries.ts'

const Place = z.tuple([z.uuid()])

/**
 * What happened to a ticket and who did it, newest first; also while it was another customer's. Throws `record.not_found`
 * and `cursor.invalid`.
 */
export async function listTicketHistory(
  ctx: Ctx,
  { id, cursor, limit }: Input<typeof tickets.history>,
): Promise<Output<typeof tickets.history>> {
  const [before] = readCursor(Place, cursor) ?? []
  const ticket = (await findTicketKey(ctx.db, id)) ?? fail('record.not_found')
  const rows = await selectHistory(ctx.db, ticket, before, limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.id],
    ({ at, actorKind, actorId, actorName, ...row }) => ({
      ...row,
      at: at.toISOString(),
      actor: { kind: actorKind, id: actorId, name: actorName },
    }),
  )
}

import type { customers, TimelineItem } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import * as z from 'zod'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { requireCustomer } from './finding.ts'
import { listTimelineRows, type TimelineRow } from './timeline.queries.ts'

const Place = z.tuple([z.uuid()])

/** A page of what happened with a customer and all who were merged with it, newest first. */
export async function listTimeline(
  ctx: Ctx,
  { id, group, cursor, limit }: Input<typeof customers.timeline>,
): Promise<Output<typeof customers.timeline>> {
  const [after] = readCursor(Place, cursor) ?? []
  await requireCustomer(ctx, id, 'record.not_found')
  const rows = await listTimelineRows(ctx.db, id, { groups: group, after, most: limit + 1 })
  return pageOf(rows, limit, (row) => [row.id], itemOf)
}

const itemOf = (row: TimelineRow): TimelineItem => ({
  id: row.id,
  type: row.type,
  at: row.at.toISOString(),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  // Whoever emits puts the word that people know the thing by into the data.
  subject: { type: row.subjectType, id: row.subjectId, label: labelOf(row.data) },
  data: row.data,
})

const labelOf = ({ number }: TimelineRow['data']) => (typeof number === 'string' ? number : null)

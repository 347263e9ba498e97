import type { Input, Output } from '@zhike/contract/endpoint'
import type { AuditEntry, audit } from '@zhike/contract/security'
import * as z from 'zod'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { type AuditRow, selectAudit } from './audit.queries.ts'
import { nobody } from './nobody.ts'

const AuditPlace = z.tuple([z.iso.datetime({ precision: 6 }), z.int()])

/**
 * Who did, saw or tried what, newest first: whatever concerns the company, and of customers what the caller's scope
 * reaches. Throws `cursor.invalid`.
 */
export async function listAudit(ctx: Ctx, input: Input<typeof audit.list>): Promise<Output<typeof audit.list>> {
  const { cursor, limit, ...filter } = input
  const [beforeAt, beforePosition] = readCursor(AuditPlace, cursor) ?? []
  const place = beforeAt === undefined || beforePosition === undefined ? {} : { beforeAt, beforePosition }
  const rows = await selectAudit(ctx.db, { ...filter, ...place }, limit + 1)
  return pageOf(rows, limit, (row) => [row.place, row.position], toEntry)
}

const toEntry = (row: AuditRow): AuditEntry => ({
  position: row.position,
  id: row.eventId,
  type: row.type,
  at: row.recordedAt.toISOString(),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  customerId: row.customerId,
  subject: row.subjectId === nobody ? null : { type: row.subjectType, id: row.subjectId },
  data: JSON.parse(row.data) as Record<string, unknown>,
  reason: row.reason,
  hash: row.hash.toString('hex'),
})

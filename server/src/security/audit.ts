import type { Input, Output } from '@zhike/contract/endpoint'
import type { AuditEntry, audit } from '@zhike/contract/security'
import * as z from 'zod'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { verifyChain } from '../platform/events/chain.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { type AuditRow, selectAudit } from './audit.queries.ts'
import { nobody } from './nobody.ts'

const PositionPlace = z.tuple([z.int()])

/**
 * Who did, saw or tried what, newest first: whatever concerns the company, and of customers what the caller's scope
 * reaches. Throws `cursor.invalid`.
 */
export async function listAudit(ctx: Ctx, input: Input<typeof audit.list>): Promise<Output<typeof audit.list>> {
  const { cursor, ...filter } = input
  const [before] = readCursor(PositionPlace, cursor) ?? []
  const rows = await selectAudit(ctx.db, { ...filter, before })
  return pageOf(rows, input.limit, (row) => [row.position], toEntry)
}

/** Recomputes the hash chain over both logs, whoever they concern, and answers only whether it fits. */
export async function verifyAudit(ctx: Ctx): Promise<Output<typeof audit.verify>> {
  const verdict = await beyondScope(ctx, 'audit.verify', (beyond) => verifyChain(beyond.db))
  await emitForCompany(ctx, {
    type: 'audit.verified',
    subject: { type: 'audit', id: nobody },
    data: { checked: verdict.checked, intact: verdict.intact },
  })
  return verdict
}

const toEntry = (row: AuditRow): AuditEntry => ({
  position: row.position,
  id: row.eventId,
  type: row.type,
  at: row.at.toISOString(),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  customerId: row.customerId,
  subject: row.subjectId === nobody ? null : { type: row.subjectType, id: row.subjectId },
  data: JSON.parse(row.data) as Record<string, unknown>,
  reason: row.reason,
  hash: row.hash.toString('hex'),
})

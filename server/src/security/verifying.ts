import type { Input, Output } from '@zhike/contract/endpoint'
import type { audit, Verification } from '@zhike/contract/security'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { fail } from '../platform/errors.ts'
import { verifyChain } from '../platform/events/chain.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import { newestPosition } from '../platform/live/news.ts'
import {
  findRunning,
  findVerification,
  insertVerification,
  moveVerification,
  selectVerifications,
  takeVerification,
  type VerificationRow,
} from './verifications.queries.ts'

/** Positions that are verified in one transaction: half a second of work. */
const stepSize = 10_000
/** A log of so many is verified while the caller waits. */
const atOnce = 10_000
const mostListed = 20

type Row = Omit<VerificationRow, 'startedByKind'>

/**
 * Recomputes the hash chain over both logs, whoever they concern, and answers only whether it fits. A long log is verified
 * in the background; while one verification runs, others are answered by it.
 */
export async function verifyAudit(ctx: Ctx): Promise<Verification> {
  return beyondScope(ctx, 'audit.verify', async (beyond) => {
    const { db, now, actor } = beyond
    const total = await newestPosition(db)
    const id = uuidv7(now)
    const begun = { id, total, startedByKind: actor.kind, startedById: actor.id, startedAt: now }
    const row = await insertVerification(db, begun)
    // who ran a moment ago may just have finished
    const [last] = row ? [row] : await selectVerifications(db, 1)
    const open = row ?? (await findRunning(db)) ?? last ?? fail('record.not_found')
    if (row && total <= atOnce) return verificationOf(await takeStep(beyond, row))
    if (row)
      await emitForCompany(beyond, { type: 'audit.verification_started', subject: subjectOf(row), data: { total } })
    ctx.answer.status = 202
    return verificationOf(open)
  })
}

/** How far a verification is. Throws `record.not_found`. */
export async function getVerification(ctx: Ctx, { id }: Input<typeof audit.getVerification>): Promise<Verification> {
  return verificationOf((await findVerification(ctx.db, id)) ?? fail('record.not_found'))
}

/** The last verifications, newest first. */
export async function listVerifications(ctx: Ctx): Promise<Output<typeof audit.listVerifications>> {
  return { items: (await selectVerifications(ctx.db, mostListed)).map(verificationOf) }
}

/** Goes on with a verification step by step, each in a transaction of its own, until it is over. */
export async function runVerification(background: Background, id: string): Promise<void> {
  while (!background.signal.aborted && (await background.inSystem((ctx) => goOn(ctx, id))));
}

/** False when there is nothing more to do. */
async function goOn(ctx: Ctx, id: string): Promise<boolean> {
  const row = await takeVerification(ctx.db, id)
  return row !== undefined && (await takeStep(ctx, row)).finishedAt === null
}

async function takeStep(ctx: Ctx, row: Row): Promise<Row> {
  const to = Math.min(row.checked + stepSize, row.total)
  const verdict = await verifyChain(ctx.db, { from: row.checked + 1, to })
  const checked = row.checked + verdict.checked
  // what was there when it began may have been cut off since
  const cut = verdict.intact && checked < to
  const intact = verdict.intact && !cut
  const isOver = !intact || checked === row.total
  const moved = await moveVerification(ctx.db, row.id, {
    checked,
    intact: isOver ? intact : null,
    firstBroken: cut ? checked + 1 : verdict.firstBroken,
    finishedAt: isOver ? ctx.now : null,
  })
  if (isOver) {
    const audience = row.startedById === null ? [] : [row.startedById]
    await emitForCompany(ctx, { type: 'audit.verified', subject: subjectOf(row), data: { checked, intact } }, audience)
  }
  return moved
}

const subjectOf = ({ id }: Row) => ({ type: 'audit', id })

const verificationOf = ({ startedById: _, startedAt, finishedAt, ...row }: Row): Verification => ({
  ...row,
  status: finishedAt === null ? 'running' : 'done',
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})

import type { DuplicateScan, duplicates } from '@zhike/contract/duplicates'
import type { Output } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { countPairs, findScan, insertScan, type ScanRow } from './duplicates.queries.ts'
import { greatestKey } from './keys.ts'

/** Begins a scan in the background; answers the one that runs when there is one. */
export async function startScan(ctx: Ctx): Promise<DuplicateScan> {
  const id = uuidv7(ctx.now)
  ctx.answer.status = 202
  if (await insertScan(ctx.db, id, ctx.actor, ctx.now)) {
    const audience = ctx.actor.id === null ? [] : [ctx.actor.id]
    await emitForCompany(ctx, { type: 'duplicates.scan_queued', subject: { type: 'scan', id }, data: {} }, audience)
  }
  return answerOf(ctx, (await findScan(ctx.db)) ?? fail('record.not_found'))
}

export async function getScan(ctx: Ctx): Promise<Output<typeof duplicates.getScan>> {
  const scan = await findScan(ctx.db)
  return { scan: scan ? await answerOf(ctx, scan) : null }
}

/** Of who does not see everybody, numbers would tell of the others. */
async function answerOf(ctx: Ctx, scan: ScanRow): Promise<DuplicateScan> {
  const { id, status, by, startedAt, finishedAt } = scan
  const seesAll = ctx.actor.scope === 'all' || ctx.actor.scope === 'system'
  return {
    id,
    status,
    progress: progressOf(scan),
    customers: seesAll ? scan.doneCount : null,
    pairs: seesAll ? await countPairs(ctx.db) : null,
    by,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}

/** Reading is the first half, comparing the second: keys are spread evenly. */
function progressOf({ finishedAt, afterKey, doneCount, customersCount }: ScanRow): number {
  if (finishedAt) return 1
  if (afterKey !== null) return 0.5 + (0.49 * afterKey) / greatestKey
  return customersCount === 0 ? 0 : 0.5 * Math.min(1, doneCount / customersCount)
}

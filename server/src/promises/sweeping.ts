import type { Ctx } from '../platform/ctx.ts'
import type { Background } from '../platform/jobs/background.ts'
import { admitStandIns, noteStandIns, whoIsTold } from '../time-promises/time-promises.ts'
import { insertNotices, strikeDue } from './sweeping.queries.ts'
import { tell } from './telling.ts'

const inABatch = 200

/**
 * Warns of promises at risk and says which are broken, the longest due first, by the ladder of time promises. Each batch is a
 * transaction: killed at any moment, what it did is done once, and several workers share the work.
 */
export async function sweepPromises(background: Background): Promise<void> {
  for (;;) {
    background.signal.throwIfAborted()
    const struck = await background.inSystem(sweepBatch)
    if (struck < inABatch) return admitStandIns(background)
  }
}

async function sweepBatch(ctx: Ctx): Promise<number> {
  const struck = await strikeDue(ctx.db, ctx.now, inABatch)
  if (struck.length === 0) return 0
  const toldOf = await whoIsTold(ctx, struck)
  const told = struck.flatMap((each) => toldOf(each).map((called) => ({ ...each, ...called })))
  const notices = told.map(({ customerId, ticketId, id: promiseId, step, dueAt, staffId, toldAs }) => ({
    customerId,
    ticketId,
    promiseId,
    step,
    dueAt,
    staffId,
    toldAs,
    at: ctx.now,
  }))
  if (notices.length > 0) await insertNotices(ctx.db, notices)
  await noteStandIns(
    ctx,
    told.map((each) => ({ ...each, ticketId: each.shownAtId })),
  )
  for (const { customerId, shownAtId, id, number, step } of struck) {
    const toldIds = notices.filter(({ promiseId }) => promiseId === id).map(({ staffId }) => staffId)
    const type = step === 'warning' ? 'promise.at_risk' : 'promise.broken'
    await tell(ctx, { customerId, id: shownAtId, number }, type, { promiseId: id, toldIds })
  }
  return struck.length
}

import type { Ctx } from '../platform/ctx.ts'
import type { Background } from '../platform/jobs/background.ts'
import { whoIsTold } from '../time-promises/time-promises.ts'
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
    if (struck < inABatch) return
  }
}

async function sweepBatch(ctx: Ctx): Promise<number> {
  const struck = await strikeDue(ctx.db, ctx.now, inABatch)
  if (struck.length === 0) return 0
  const toldOf = await whoIsTold(ctx, struck)
  const notices = struck.flatMap((each) => {
    const { customerId, ticketId, id: promiseId, step, dueAt } = each
    return toldOf(each).map((called) => ({ customerId, ticketId, promiseId, step, dueAt, ...called, at: ctx.now }))
  })
  if (notices.length > 0) await insertNotices(ctx.db, notices)
  for (const { customerId, shownAtId, id, number, step } of struck) {
    const toldIds = notices.filter(({ promiseId }) => promiseId === id).map(({ staffId }) => staffId)
    const type = step === 'warning' ? 'promise.at_risk' : 'promise.broken'
    await tell(ctx, { customerId, id: shownAtId, number }, type, { promiseId: id, toldIds })
  }
  return struck.length
}

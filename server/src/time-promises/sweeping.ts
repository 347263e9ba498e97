import { sql } from 'kysely'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { emitMany } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import { type Called, whoIsTold } from './escalating.ts'
import { admitStandIns, noteStandIns } from './standing-in.ts'
import { type Call, insertCalls, type Struck, strikeDue } from './sweeping.queries.ts'

const inABatch = 2500

/**
 * Warns of promises at risk and says which are broken, the longest due first, and calls whoever can still do something.
 * Each batch is a transaction: killed at any moment, what it did is done once, and several workers share the work.
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
  const calls = await callsFor(ctx, struck)
  await insertCalls(ctx.db, calls, ctx.now)
  await noteStandIns(ctx, calls)
  const called = Map.groupBy(calls, keyOf)
  for (const [step, type] of [
    ['warning', 'time_promise.at_risk'],
    ['breach', 'time_promise.broken'],
  ] as const) {
    const rows = struck
      .filter((each) => each.step === step)
      .map((each) => ({
        customer: each.customerId,
        event: uuidv7(ctx.now),
        ticket: each.ticketId,
        data: {
          number: each.number,
          target: each.target,
          toldIds: called.get(keyOf(each))?.map((one) => one.staffId) ?? [],
        },
      }))
    if (rows.length > 0) await emitMany(ctx, { type, subjectType: 'ticket' }, eventRows(rows, ctx.now))
  }
  return struck.length
}

const eventRows = (rows: readonly object[], at: Date) => sql`
  SELECT customer AS customer_id, event AS event_id, ticket AS subject_id, ${at}::timestamptz AS at, data, NULL::int AS origin_row
  FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (customer uuid, event uuid, ticket uuid, data jsonb)`

const keyOf = ({ ticketId, target, round, step }: Pick<Call, 'ticketId' | 'target' | 'round' | 'step'>) =>
  `${ticketId}/${target}/${round}/${step}`

async function callsFor(ctx: Ctx, struck: readonly Struck[]): Promise<(Call & Called)[]> {
  const cases = struck.map((each) => ({ ...each, ownerId: each.assigneeId }))
  const told = await whoIsTold(ctx, cases)
  return cases.flatMap((each) => {
    const { customerId, ticketId, target, round, step } = each
    return told(each).map((called) => ({ customerId, ticketId, target, round, step, ...called }))
  })
}

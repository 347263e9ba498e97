import { sql } from 'kysely'
import { whoActs } from '../calendar/calendar.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { emitMany } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import { type Call, findLeaders, insertCalls, type Struck, strikeDue } from './sweeping.queries.ts'

const inABatch = 2500

/**
 * Warns of promises at risk and says which are broken, the longest due first, and calls whoever can still do something.
 * Each batch is a transaction: killed at any moment, what it did is done once, and several workers share the work.
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
  const calls = await callsFor(ctx, struck)
  await insertCalls(ctx.db, calls, ctx.now)
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

/**
 * Who is called: whoever has the ticket, or stands in for them; when nobody of these is there, or the promise is broken, also
 * whoever leads the department, or stands in. When nobody at all is there, those whom it concerns read it when they come.
 */
async function callsFor(ctx: Ctx, struck: readonly Struck[]): Promise<Call[]> {
  const departments = [...new Set(struck.flatMap(({ departmentId }) => departmentId ?? []))]
  const leaders = await findLeaders(ctx.db, departments)
  const assignees = struck.flatMap(({ assigneeId }) => assigneeId ?? [])
  const acting = await whoActs(ctx, [...assignees, ...leaders.values()], ctx.now)
  return struck.flatMap((each) => {
    const { assigneeId, departmentId, customerId, ticketId, target, round, step } = each
    const leaderId = leaders.get(departmentId)
    const own = assigneeId === null ? undefined : acting.get(assigneeId)?.id
    const leading = leaderId === undefined ? undefined : (acting.get(leaderId)?.id ?? leaderId)
    const call = (staffId: string, toldAs: Call['toldAs']): Call => ({
      customerId,
      ticketId,
      target,
      round,
      step,
      staffId,
      toldAs,
    })
    const first = own ?? assigneeId
    const calls = first ? [call(first, first === assigneeId ? 'assignee' : 'deputy')] : []
    const isForLeader = step === 'breach' || own === undefined
    return leading && leading !== first && isForLeader ? [...calls, call(leading, 'manager')] : calls
  })
}

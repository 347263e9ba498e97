import type { Input } from '@zhike/contract/endpoint'
import type { MadePromise, promises } from '@zhike/contract/promises'
import {
  deadlineAfter,
  OutOfCalendar,
  readWorkingCalendars,
  type WorkingCalendar,
  workingBetween,
} from '../calendar/calendar.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { failAt } from '../platform/errors.ts'
import { isColleague } from '../staff/staff.ts'
import { lockNotClosed, seesTicket } from '../tickets/tickets.ts'
import { findReply, insertPromise } from './promises.queries.ts'
import { getPromise } from './showing.ts'
import { tell } from './telling.ts'

/**
 * Records a promise to the customer of a ticket; its assignee owns it unless somebody else is named. Throws `ticket.closed`,
 * `promise.due_past`, `promise.message_unknown` and what `ownerOf` does.
 */
export async function makePromise(ctx: Ctx, input: Input<typeof promises.make>): Promise<MadePromise> {
  const { ticketId, words, source, messageId = null } = input
  const ticket = await lockNotClosed(ctx, ticketId)
  const { customerId } = ticket
  const dueAt = dueLater(ctx, input.dueAt)
  if (messageId !== null && !(await findReply(ctx.db, customerId, ticketId, messageId)))
    failAt(ctx, 'messageId', 'promise.message_unknown')
  const ownerId = await ownerOf(ctx, ticket, input.ownerId)
  const clock = { dueAt, warnAt: await warningBefore(ctx, dueAt) }
  const made = { madeAt: ctx.now, madeByKind: ctx.actor.kind, madeById: ctx.actor.id }
  const id = uuidv7(ctx.now)
  const promise = { customerId, ticketId, id, words, ownerId, source, messageId, firstDueAt: dueAt, ...clock, ...made }
  await insertPromise(ctx.db, { ...promise, nextAt: clock.warnAt })
  await tell(ctx, ticket, 'promise.made', { promiseId: id, ownerId, dueAt: dueAt.toISOString() })
  return getPromise(ctx, ticketId, id)
}

/** Throws `promise.due_past`. */
export function dueLater(ctx: Ctx, due: string): Date {
  const dueAt = new Date(due)
  return dueAt > ctx.now ? dueAt : failAt(ctx, 'dueAt', 'promise.due_past')
}

/** Throws `staff.unknown`, `promise.owner_unsighted` and `promise.owner_missing`. */
async function ownerOf(
  ctx: Ctx,
  { id, assigneeId }: { readonly id: string; readonly assigneeId: string | null },
  wanted: string | undefined,
): Promise<string> {
  const ownerId = wanted ?? assigneeId ?? ctx.actor.id ?? failAt(ctx, 'ownerId', 'promise.owner_missing')
  if (ownerId === assigneeId) return ownerId
  // a program that acts for itself keeps no promises
  if (!(await isColleague(ctx.db, ownerId)))
    failAt(ctx, 'ownerId', wanted === undefined ? 'promise.owner_missing' : 'staff.unknown')
  if (!(await seesTicket(ctx.db, ownerId, id))) failAt(ctx, 'ownerId', 'promise.owner_unsighted')
  return ownerId
}

const minuteMs = 60_000
/** How much working time whoever is warned has at the most. */
const longestWarning = 120

/** When the owner is warned: with a quarter of the working time left, and at the most two hours. */
export async function warningBefore(ctx: Ctx, dueAt: Date): Promise<Date> {
  const calendar = (await readWorkingCalendars(ctx))(null)
  const left = (dueAt.getTime() - ctx.now.getTime()) / minuteMs
  const plainly = new Date(dueAt.getTime() - Math.min(left / 4, longestWarning) * minuteMs)
  return warningIn(calendar, ctx.now, dueAt) ?? plainly
}

/** Undefined when nothing is worked until then, or nobody knows. */
function warningIn(calendar: WorkingCalendar, from: Date, dueAt: Date): Date | undefined {
  try {
    const working = workingBetween(calendar, from, dueAt) / minuteMs
    if (working === 0) return undefined
    return deadlineAfter(calendar, from, Math.max(working * 0.75, working - longestWarning)).due
  } catch (error) {
    if (error instanceof OutOfCalendar) return undefined
    throw error
  }
}

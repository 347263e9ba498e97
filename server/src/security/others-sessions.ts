import type { Ctx } from '../platform/ctx.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  callEndSession,
  callEndSessions,
  callRemoveSecondFactor,
  readSecondFactorSince,
  readSessionsOf,
} from './others-sessions.queries.ts'

/** Where somebody is logged in, last used first. Sessions live on real time. */
export const listSessionsOf = (ctx: Ctx, staffId: string) => readSessionsOf(ctx.db, staffId, ctx.caller?.at ?? ctx.now)

/** Since when somebody has a second factor. */
export const secondFactorSince = (ctx: Ctx, staffId: string) => readSecondFactorSince(ctx.db, staffId)

/** Ends one session of somebody; false when there is none such. */
export async function endSessionOf(ctx: Ctx, staffId: string, sessionId: string): Promise<boolean> {
  if (!(await callEndSession(ctx.db, staffId, sessionId))) return false
  await emitEnded(ctx, staffId)
  return true
}

/** Ends all sessions of a person at once. */
export async function endSessions(ctx: Ctx, staffId: string): Promise<void> {
  if ((await callEndSessions(ctx.db, staffId)) > 0) await emitEnded(ctx, staffId)
}

/** Takes the second factor of somebody who lost it, and ends the sessions; false when there was none. */
export async function resetSecondFactorOf(ctx: Ctx, staffId: string): Promise<boolean> {
  if (!(await callRemoveSecondFactor(ctx.db, staffId))) return false
  const subject = { type: 'staff', id: staffId }
  await emitForCompany(ctx, { type: 'second_factor.reset', subject, data: {} }, [staffId])
  return true
}

const emitEnded = (ctx: Ctx, staffId: string) =>
  emitForCompany(ctx, { type: 'session.ended', subject: { type: 'staff', id: staffId }, data: {} }, [staffId])

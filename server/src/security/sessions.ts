import type { Input, Output } from '@zhike/contract/endpoint'
import type { Me, session } from '@zhike/contract/security'
import type { DeskActor } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { revokeKeysOf } from './api-keys.ts'
import { attemptKeys, countFailure, forgetFailures, isLocked, lockMinutes } from './attempts.ts'
import { describe } from './desk-actor.ts'
import { type FailedLogIn, refuseLogIn } from './failing.ts'
import { deleteSession, selectSessions } from './log-in.queries.ts'
import { callerIn, checkLength } from './log-in.ts'
import { headersOf, logInLibrary, unlessRefused } from './log-in-library.ts'
import { asLogInRole } from './log-in-role.ts'
import { readLogInRules } from './log-in-rules.queries.ts'
import { loggedIn } from './logged-in.ts'
import { hasKinds, isStrongEnough } from './password-rules.ts'

const idleMs = 30 * 60_000

/** Ends the session that the request came with. */
export async function logOut(ctx: Ctx): Promise<void> {
  const { id } = loggedIn(ctx)
  const caller = callerIn(ctx)
  const { headers } = await asLogInRole(ctx, () =>
    logInLibrary(ctx, caller).api.signOut({ headers: headersOf(caller), returnHeaders: true }),
  )
  ctx.answer.cookies = headers.getSetCookie()
  await emitEnded(ctx, id)
}

/** Where the caller is logged in, newest first. */
export async function listSessions(ctx: Ctx): Promise<Output<typeof session.list>> {
  const { id, sessionId } = loggedIn(ctx)
  const { at } = callerIn(ctx)
  const idleSince = new Date(at.getTime() - idleMs)
  const rows = await asLogInRole(ctx, () => selectSessions(ctx.db, id, at, idleSince))
  return {
    items: rows.map((row) => ({
      id: row.id,
      createdAt: row.createdAt.toISOString(),
      usedAt: row.activeAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      address: row.ipAddress,
      agent: row.userAgent,
      current: row.id === sessionId,
    })),
  }
}

/** Ends one of the caller's own sessions. Throws `record.not_found`, also for anybody else's. */
export async function endSession(ctx: Ctx, input: Input<typeof session.end>): Promise<void> {
  const { id } = loggedIn(ctx)
  if (!(await asLogInRole(ctx, () => deleteSession(ctx.db, id, input.id)))) fail('record.not_found')
  await emitEnded(ctx, id)
}

/**
 * Changes the own password and ends all other sessions, and the keys that act for the person; this session gets a new
 * token. Wrong guesses of the current password count like failed log-ins. Throws `session.wrong_credentials`,
 * `session.locked`, `password.too_weak`, `password.same`, `password.kinds`.
 */
export async function changePassword(ctx: Ctx, input: Input<typeof session.changePassword>): Promise<Me> {
  const actor = loggedIn(ctx)
  checkLength(input.current)
  checkLength(input.next)
  if (!isStrongEnough(input.next, actor.email ?? '')) fail('password.too_weak')
  if (input.next === input.current) failAt(ctx, 'next', 'password.same')
  const { profile } = await readLogInRules(ctx.db)
  if (profile === 'mlps3' && !hasKinds(input.next)) failAt(ctx, 'next', 'password.kinds')
  const outcome = await asLogInRole(ctx, () => tryChange(ctx, actor, input))
  if (outcome === 'locked') return fail('session.locked', { retryAfter: lockMinutes * 60 })
  if (!Array.isArray(outcome)) return refuseLogIn(ctx, outcome)
  ctx.answer.cookies = outcome
  ctx.answer.status = 200
  await revokeKeysOf(ctx, actor.id)
  await emitForCompany(ctx, { type: 'password.changed', subject: { type: 'staff', id: actor.id }, data: {} }, [
    actor.id,
  ])
  return describe({ ...actor, due: actor.due === 'password' ? null : actor.due })
}

/** The cookies of the new session, or why there is none. */
async function tryChange(
  ctx: Ctx,
  actor: DeskActor,
  input: Input<typeof session.changePassword>,
): Promise<string[] | FailedLogIn | 'locked'> {
  const caller = callerIn(ctx)
  const keys = attemptKeys(ctx.tools.keys, actor.email ?? '', caller)
  if (await isLocked(ctx.db, keys, caller.at)) return 'locked'
  const changed = await unlessRefused(
    logInLibrary(ctx, caller).api.changePassword({
      body: { currentPassword: input.current, newPassword: input.next, revokeOtherSessions: true },
      headers: headersOf(caller),
      returnHeaders: true,
    }),
  )
  if (!changed) return { kind: 'failed', personId: actor.id, lockedNow: await countFailure(ctx.db, keys, caller.at) }
  await forgetFailures(ctx.db, keys)
  return changed.headers.getSetCookie()
}

const emitEnded = (ctx: Ctx, id: string) =>
  emitForCompany(ctx, { type: 'session.ended', subject: { type: 'staff', id }, data: {} }, [id])

import { createHmac } from 'node:crypto'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { secondFactor } from '@zhike/contract/security/second-factor'
import { renderSVG } from 'uqr'
import { newCodeSecret, stepOf } from '../platform/crypto/one-time-codes.ts'
import { verifyPassword } from '../platform/crypto/passwords.ts'
import { open, seal } from '../platform/crypto/sealing.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { attemptKeys, countFailure, isLocked, lockMinutes } from './attempts.ts'
import { refuseLogIn } from './failing.ts'
import { deleteSessionsExcept, findPassword, mustHaveFactor, sessionBeganAt } from './log-in.queries.ts'
import { callerIn, checkLength } from './log-in.ts'
import { asLogInRole } from './log-in-role.ts'
import { type LoggedIn, loggedIn } from './logged-in.ts'
import { randomLetters } from './passwords.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  countBackupCodes,
  deleteBackupCodes,
  deleteSecondFactor,
  findSecondFactor,
  insertBackupCodes,
  useBackupCode,
  useStep,
} from './second-factors.queries.ts'

const freshMs = 10 * 60_000
const backupCodes = 10

/** Whether the caller has a second factor, and has to have one. */
export async function getSecondFactor(ctx: Ctx): Promise<Output<typeof secondFactor.get>> {
  const { id } = loggedIn(ctx)
  return asLogInRole(ctx, async () => {
    const factor = await findSecondFactor(ctx.db, id)
    return {
      since: factor?.confirmedAt?.toISOString() ?? null,
      backupCodesLeft: await countBackupCodes(ctx.db, id),
      required: await mustHaveFactor(ctx.db, id),
    }
  })
}

/**
 * Makes a new secret for an authenticator app; it counts once `confirmSecondFactor` has shown that the app works. Long
 * after the log-in the password is asked for again. Throws `second_factor.on`, `session.wrong_credentials`,
 * `session.locked`.
 */
export async function enrol(
  ctx: Ctx,
  input: Input<typeof secondFactor.enrol>,
): Promise<Output<typeof secondFactor.enrol>> {
  const actor = loggedIn(ctx)
  await provePresence(ctx, actor, input.password)
  const secret = newCodeSecret()
  const row = {
    userId: actor.id,
    secret: seal(ctx.tools.keys, secret, contextOf(actor.id)),
    createdAt: callerIn(ctx).at,
  }
  if (!(await asLogInRole(ctx, () => beginSecondFactor(ctx.db, row)))) fail('second_factor.on')
  const label = encodeURIComponent(`知客:${actor.email ?? actor.name}`)
  const uri = `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent('知客')}`
  return { secret, uri, picture: renderSVG(uri, { border: 2 }) }
}

/** Turns the second factor on, ends all other sessions and answers the backup codes, this once. */
export async function confirmEnrolment(
  ctx: Ctx,
  { code }: Input<typeof secondFactor.confirm>,
): Promise<Output<typeof secondFactor.confirm>> {
  const { id, sessionId } = loggedIn(ctx)
  const { at } = callerIn(ctx)
  const made = await asLogInRole(ctx, async () => {
    const factor = (await findSecondFactor(ctx.db, id)) ?? fail('second_factor.off')
    if (factor.confirmedAt) fail('second_factor.on')
    if (!(await isTimeCode(ctx, factor, code))) failAt(ctx, 'code', 'second_factor.wrong_code')
    await confirmSecondFactor(ctx.db, id, at)
    await deleteSessionsExcept(ctx.db, id, sessionId)
    return makeBackupCodes(ctx, id)
  })
  await emitForCompany(ctx, { type: 'second_factor.enrolled', subject: { type: 'staff', id }, data: {} }, [id])
  return { backupCodes: made }
}

/** New backup codes in place of the old ones, for a code of the app. */
export async function renewBackupCodes(
  ctx: Ctx,
  { code }: Input<typeof secondFactor.renewBackupCodes>,
): Promise<Output<typeof secondFactor.renewBackupCodes>> {
  const actor = loggedIn(ctx)
  await proveCode(ctx, actor, code)
  const made = await asLogInRole(ctx, () => makeBackupCodes(ctx, actor.id))
  const subject = { type: 'staff', id: actor.id }
  await emitForCompany(ctx, { type: 'second_factor.codes_renewed', subject, data: {} }, [actor.id])
  return { backupCodes: made }
}

/** Turns the own second factor off, for a code of it. Throws `second_factor.required` where the rules ask for one. */
export async function removeOwnSecondFactor(ctx: Ctx, { code }: Input<typeof secondFactor.remove>): Promise<void> {
  const actor = loggedIn(ctx)
  if (await asLogInRole(ctx, () => mustHaveFactor(ctx.db, actor.id))) fail('second_factor.required')
  await proveCode(ctx, actor, code)
  await asLogInRole(ctx, () => deleteSecondFactor(ctx.db, actor.id))
  ctx.answer.status = 204
  await emitForCompany(ctx, { type: 'second_factor.removed', subject: { type: 'staff', id: actor.id }, data: {} }, [
    actor.id,
  ])
}

interface Factor {
  readonly userId: string
  readonly secret: Buffer
}

/** Whether this is a code of the app or a backup code that was not used before; it is used up by that. */
export async function isCode(ctx: Ctx, factor: Factor, code: string): Promise<boolean> {
  const typed = code.replace(/[\s-]/g, '').toLowerCase()
  if (/^\d{6}$/.test(typed)) return isTimeCode(ctx, factor, typed)
  return useBackupCode(ctx.db, factor.userId, backupHash(ctx, factor.userId, typed))
}

async function isTimeCode(ctx: Ctx, { userId, secret }: Factor, code: string): Promise<boolean> {
  const step = stepOf(open(ctx.tools.keys, secret, contextOf(userId)), code.replace(/\s/g, ''), callerIn(ctx).at)
  return step !== undefined && useStep(ctx.db, userId, step)
}

/** Where a secret may be opened. */
export const contextOf = (userId: string) => `second_factors/${userId}`

const backupHash = (ctx: Ctx, userId: string, code: string) =>
  createHmac('sha256', ctx.tools.keys.index).update(`backup code\0${userId}\0${code}`).digest()

async function makeBackupCodes(ctx: Ctx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: backupCodes }, () => `${randomLetters(5)}-${randomLetters(5)}`)
  await deleteBackupCodes(ctx.db, userId)
  const hashes = codes.map((code) => backupHash(ctx, userId, code.replace('-', '')))
  await insertBackupCodes(ctx.db, userId, hashes)
  return codes
}

/** A browser that was left open must not become somebody else's: guesses count like failed log-ins. */
async function proveCode(ctx: Ctx, actor: LoggedIn, code: string): Promise<void> {
  await prove(ctx, actor, 'wrong_code', async () => {
    const factor = (await findSecondFactor(ctx.db, actor.id)) ?? fail('second_factor.off')
    return factor.confirmedAt ? isCode(ctx, factor, code) : fail('second_factor.off')
  })
}

/** Within ten minutes of the log-in nothing more is asked for. */
async function provePresence(ctx: Ctx, actor: LoggedIn, password: string | undefined): Promise<void> {
  const began = await asLogInRole(ctx, () => sessionBeganAt(ctx.db, actor.sessionId))
  if (began && callerIn(ctx).at.getTime() - began.getTime() < freshMs) return
  if (password === undefined) return failAt(ctx, 'password', 'password.required')
  checkLength(password)
  await prove(ctx, actor, 'failed', async () => {
    const known = await findPassword(ctx.db, actor.email ?? '')
    return verifyPassword(password, known?.password ?? undefined)
  })
}

type Wrong = 'failed' | 'wrong_code'

async function prove(ctx: Ctx, actor: LoggedIn, kind: Wrong, isRight: () => Promise<boolean>): Promise<void> {
  const caller = callerIn(ctx)
  const keys = attemptKeys(ctx.tools.keys, actor.email ?? '', caller)
  const outcome = await asLogInRole(ctx, async () => {
    if (await isLocked(ctx.db, keys, caller.at)) return 'locked'
    return (await isRight()) || { lockedNow: await countFailure(ctx.db, keys, caller.at) }
  })
  if (outcome === 'locked') fail('session.locked', { retryAfter: lockMinutes * 60 })
  if (typeof outcome === 'object') await refuseLogIn(ctx, { kind, personId: actor.id, ...outcome })
}

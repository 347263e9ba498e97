import type { Input } from '@zhike/contract/endpoint'
import type { Me, session } from '@zhike/contract/security'
import { verifyPassword } from '../platform/crypto/passwords.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, KeptRefusal } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Caller } from '../platform/http/caller.ts'
import { type AttemptKeys, attemptKeys, countFailure, forgetFailures, isLocked, lockMinutes } from './attempts.ts'
import { beginChallenge } from './challenges.ts'
import { type ActorRow, describe, deskActor } from './desk-actor.ts'
import { rememberDevice } from './devices.ts'
import { type FailedLogIn, refuseLogIn } from './failing.ts'
import { storedToken } from './hashed-tokens.ts'
import { deleteSessionByToken, findPassword, readPersonActor } from './log-in.queries.ts'
import { headersOf, logInLibrary, tokenInCookies } from './log-in-library.ts'
import { asLogInRole } from './log-in-role.ts'
import { findSecondFactor } from './second-factors.queries.ts'
import { rolesWithoutPassword } from './sign-on.queries.ts'

const longestPassword = 1024
/** A password costs a tenth of a second of work and holds a connection: a flood of log-ins must not take them all. */
const mostAtOnce = 8
let atWork = 0

/**
 * Logs in and gives the browser a new session, in place of the one it had. Whether e-mail or password was wrong cannot
 * be told from the answer, nor from its time; failures are counted and audited, and too many lock the account, or the
 * address. Whoever has a second factor gets no session yet: `session.second_factor_required` comes with a challenge, to
 * be answered by `enterCode`. Throws also `session.wrong_credentials`, `session.locked`, `session.demo_only_local`.
 */
export async function logIn(ctx: Ctx, input: Input<typeof session.logIn>): Promise<Me> {
  const caller = callerIn(ctx)
  checkLength(input.password)
  const outcome = await notTooManyAtOnce(() => asLogInRole(ctx, () => tryPassword(ctx, caller, input)))
  return concludeLogIn(ctx, outcome)
}

export type Outcome =
  | FailedLogIn
  | { readonly kind: 'locked' }
  | { readonly kind: 'challenged'; readonly cookies: string[] }
  | { readonly kind: 'in'; readonly actor: ActorRow; readonly cookies: string[] }

/** Says and audits how a log-in ended. */
export async function concludeLogIn(ctx: Ctx, outcome: Outcome): Promise<Me> {
  if (outcome.kind === 'locked') return fail('session.locked', { retryAfter: lockMinutes * 60 })
  if (outcome.kind === 'challenged') {
    ctx.answer.cookies = outcome.cookies
    throw new KeptRefusal('session.second_factor_required')
  }
  if (outcome.kind !== 'in') return refuseLogIn(ctx, outcome)
  ctx.answer.cookies = outcome.cookies
  const actor = deskActor('staff', outcome.actor)
  const data = { address: callerIn(ctx).address }
  await emitForCompany(
    { ...ctx, actor: { ...actor, scope: ctx.actor.scope } },
    { type: 'session.started', subject: { type: 'staff', id: actor.id }, data },
    [actor.id],
  )
  return describe(actor)
}

async function tryPassword(ctx: Ctx, caller: Caller, input: Input<typeof session.logIn>): Promise<Outcome> {
  const { db, tools } = ctx
  const keys = attemptKeys(tools.keys, input.email, caller)
  if (await isLocked(db, keys, caller.at)) return { kind: 'locked' }
  const person = await findPassword(db, input.email)
  // without a person it works as long, so that the time tells nothing
  const proven = await verifyPassword(input.password, person?.password ?? undefined)
  const barred = person && (await rolesWithoutPassword(db)).some((role) => role === person.role)
  if (!proven || !person || barred) {
    return { kind: 'failed', personId: person?.id, lockedNow: await countFailure(db, keys, caller.at) }
  }
  if (person.demo && !caller.onThisMachine) return { kind: 'from_elsewhere', personId: person.id }
  const factor = await findSecondFactor(db, person.id)
  if (factor?.confirmedAt) return { kind: 'challenged', cookies: [await beginChallenge(ctx, caller, person.id)] }
  return enter(ctx, caller, person.id, keys)
}

/** Everything is proven: a new session, in place of the one that the browser had. */
export async function enter(ctx: Ctx, caller: Caller, personId: string, keys: AttemptKeys): Promise<Outcome> {
  const { db, tools } = ctx
  const actor = await readPersonActor(db, personId)
  if (!actor) return { kind: 'failed', personId, lockedNow: false }
  await forgetFailures(db, keys)
  const former = tokenInCookies(caller.cookie)
  if (former !== undefined) await deleteSessionByToken(db, storedToken(former))
  const { headers } = await logInLibrary(ctx, caller).api.beginSession({
    body: { userId: personId },
    headers: headersOf(caller),
    returnHeaders: true,
  })
  const cookies = [...headers.getSetCookie(), rememberDevice(tools, keys.account, caller)]
  return { kind: 'in', actor, cookies }
}

async function notTooManyAtOnce<T>(work: () => Promise<T>): Promise<T> {
  if (atWork >= mostAtOnce) fail('request.too_many', { retryAfter: 1 })
  atWork++
  try {
    return await work()
  } finally {
    atWork--
  }
}

/** Hashing time must not grow with what a visitor sends. */
export function checkLength(password: string): void {
  if (Buffer.byteLength(password) > longestPassword) {
    fail('request.invalid', { fields: { password: `≤ ${longestPassword} bytes` } })
  }
}

/** Log-ins are asked for by requests alone. */
export function callerIn(ctx: Ctx): Caller {
  if (!ctx.caller) throw new Error('a log-in needs the request it came with')
  return ctx.caller
}

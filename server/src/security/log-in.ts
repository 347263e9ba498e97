import type { Input } from '@zhike/contract/endpoint'
import type { Me, session } from '@zhike/contract/security'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Caller } from '../platform/http/caller.ts'
import { attemptKeys, countFailure, forgetFailures, isLocked, lockMinutes } from './attempts.ts'
import { type ActorRow, describe, deskActor } from './desk-actor.ts'
import { type FailedLogIn, refuseLogIn } from './failing.ts'
import { storedToken } from './hashed-tokens.ts'
import { deleteSessionByToken, findPersonByEmail, readPersonActor } from './log-in.queries.ts'
import { headersOf, logInLibrary, tokenInCookies, unlessRefused } from './log-in-library.ts'
import { asLogInRole } from './log-in-role.ts'

const longestPassword = 1024
/** A password costs a tenth of a second of work and holds a connection: a flood of log-ins must not take them all. */
const mostAtOnce = 8
let atWork = 0

/**
 * Logs in and gives the browser a new session, in place of the one it had. Whether e-mail or password was wrong cannot
 * be told from the answer, nor from its time; failures are counted and audited, and too many lock account and address.
 * Throws `session.wrong_credentials`, `session.locked`, `session.demo_only_local`.
 */
export async function logIn(ctx: Ctx, input: Input<typeof session.logIn>): Promise<Me> {
  const caller = callerIn(ctx)
  checkLength(input.password)
  const outcome = await notTooManyAtOnce(() => asLogInRole(ctx, () => tryPassword(ctx, caller, input)))
  if (outcome.kind === 'locked') return fail('session.locked', { retryAfter: lockMinutes * 60 })
  const { address } = caller
  if (outcome.kind !== 'in') return refuseLogIn(ctx, outcome)
  ctx.answer.cookies = outcome.cookies
  const actor = deskActor('staff', outcome.actor)
  await emitForCompany(
    { ...ctx, actor: { ...actor, scope: ctx.actor.scope } },
    { type: 'session.started', subject: { type: 'staff', id: actor.id }, data: { address } },
    [actor.id],
  )
  return describe(actor)
}

type Outcome = FailedLogIn | { kind: 'locked' } | { kind: 'in'; actor: ActorRow; cookies: string[] }

async function tryPassword(ctx: Ctx, caller: Caller, input: Input<typeof session.logIn>): Promise<Outcome> {
  const { db, tools } = ctx
  const keys = attemptKeys(tools.keys, input.email, caller.address)
  if (await isLocked(db, keys, caller.at)) return { kind: 'locked' }
  const person = await findPersonByEmail(db, input.email)
  const library = logInLibrary(ctx, caller)
  const signedIn = await unlessRefused(
    library.api.signInEmail({ body: input, headers: headersOf(caller), returnHeaders: true }),
  )
  const actor = signedIn && (await readPersonActor(db, signedIn.response.user.id))
  if (!signedIn || !actor) {
    return { kind: 'failed', personId: person?.id, lockedNow: await countFailure(db, keys, caller.at) }
  }
  await forgetFailures(db, keys)
  if (person?.demo && !caller.onThisMachine) {
    await deleteSessionByToken(db, storedToken(signedIn.response.token))
    return { kind: 'from_elsewhere', personId: actor.id }
  }
  const former = tokenInCookies(caller.cookie)
  if (former !== undefined) await deleteSessionByToken(db, storedToken(former))
  return { kind: 'in', actor, cookies: signedIn.headers.getSetCookie() }
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

import type { Input } from '@zhike/contract/endpoint'
import type { Me, session } from '@zhike/contract/security'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import type { Caller } from '../platform/http/caller.ts'
import { attemptKeys, countFailure, isLocked } from './attempts.ts'
import { endChallenge, findChallenge } from './challenges.ts'
import { findPersonToLogIn } from './log-in.queries.ts'
import { callerIn, concludeLogIn, enter, type Outcome } from './log-in.ts'
import { asLogInRole } from './log-in-role.ts'
import { findSecondFactor } from './second-factors.queries.ts'
import { isCode } from './second-factors.ts'

/**
 * The second half of a log-in: a code of the app, or a backup code, for the challenge that the first half gave. Wrong
 * codes count like wrong passwords. Throws `session.challenge_over`, `session.wrong_code`, `session.locked`.
 */
export async function enterCode(ctx: Ctx, { code }: Input<typeof session.enterCode>): Promise<Me> {
  const caller = callerIn(ctx)
  return concludeLogIn(ctx, await asLogInRole(ctx, () => tryCode(ctx, caller, code)))
}

async function tryCode(ctx: Ctx, caller: Caller, code: string): Promise<Outcome> {
  const challenge = (await findChallenge(ctx, caller)) ?? fail('session.challenge_over')
  const person = (await findPersonToLogIn(ctx.db, challenge.personId)) ?? fail('session.challenge_over')
  const keys = attemptKeys(ctx.tools.keys, person.email, caller)
  if (await isLocked(ctx.db, keys, caller.at)) return { kind: 'locked' }
  const factor = await findSecondFactor(ctx.db, person.id)
  if (!factor?.confirmedAt) return fail('session.challenge_over')
  if (!(await isCode(ctx, factor, code))) {
    return { kind: 'wrong_code', personId: person.id, lockedNow: await countFailure(ctx.db, keys, caller.at) }
  }
  const over = await endChallenge(ctx, challenge.id)
  const outcome = await enter(ctx, caller, person.id, keys)
  return outcome.kind === 'in' ? { ...outcome, cookies: [...outcome.cookies, over] } : outcome
}

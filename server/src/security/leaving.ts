import type { Input, Output } from '@zhike/contract/endpoint'
import type { signOn } from '@zhike/contract/security/sign-on'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { AppError, fail } from '../platform/errors.ts'
import type { Outside } from '../platform/http/handlers.ts'
import { asLogInRole } from './log-in-role.ts'
import { loggedIn } from './logged-in.ts'
import { endSessions } from './others-sessions.ts'
import { discover, type Identity, logOutAddressOf, readLogOut } from './provider.ts'
import { logOut } from './sessions.ts'
import { findLinked, isLinked, readSignOn } from './sign-on.queries.ts'
import { clientOf } from './sign-on.ts'

/** Asked before the transaction. A provider that does not answer keeps nobody logged in here. */
export async function askWhereToLeave({ tools, inLogIn }: Outside): Promise<string | null> {
  const settings = await inLogIn(readSignOn)
  if (!settings.enabled || !settings.leaveProvider) return null
  try {
    return logOutAddressOf(tools, await discover(tools, clientOf(tools, settings)))
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** Ends the session here; whoever logs in by the provider is led to its log-out. */
export async function leave(
  ctx: Ctx,
  _input: Input<typeof signOn.leave>,
  url: string | null,
): Promise<Output<typeof signOn.leave>> {
  const { id } = loggedIn(ctx)
  const linked = await asLogInRole(ctx, () => isLinked(ctx.db, id))
  await logOut(ctx)
  return { url: linked ? url : null }
}

/** Who logged out at the provider. */
export async function askWhoLeft(
  { tools, inLogIn }: Outside,
  { logout_token: token }: Input<typeof signOn.backChannel>,
) {
  const provider = await discover(tools, clientOf(tools, await inLogIn(readSignOn)))
  return readLogOut(tools, provider, token)
}

/**
 * Ends all sessions of the colleague whom the provider names; of a stranger there is nothing to end. Throws
 * `sign_on.bad_token` when the notice is not the provider's.
 */
export async function endByProvider(
  ctx: Ctx,
  _input: Input<typeof signOn.backChannel>,
  who: Pick<Identity, 'issuer' | 'subject'> | undefined,
): Promise<void> {
  if (!who) return fail('sign_on.bad_token')
  const person = await asLogInRole(ctx, () => findLinked(ctx.db, `${who.issuer} ${who.subject}`))
  if (person) await beyondScope(ctx, 'sign_on.log_out', (beyond) => endSessions(beyond, person.id))
  ctx.answer.status = 200
}

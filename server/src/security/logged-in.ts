import type { DeskActor } from '../platform/actor.ts'
import { isDeskActor } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'

export type LoggedIn = DeskActor & { readonly sessionId: string }

/** Somebody who logged in. A key must not touch the log-ins of the person that it acts for. */
export function loggedIn(ctx: Ctx): LoggedIn {
  const { actor } = ctx
  if (!isDeskActor(actor) || actor.sessionId === undefined) return fail('session.required')
  return { ...actor, sessionId: actor.sessionId }
}

import type { Ctx } from '../ctx.ts'
import { emitForCompany } from '../events/events.ts'

declare module '../events/events.ts' {
  interface EventTypes {
    /** Somebody asked for what the role does not allow. */
    'access.refused': { route: string }
  }
}

/** Writes a refusal into the audit; in a transaction of its own, because the request gets none. */
export const recordRefusal = (ctx: Ctx, route: string) =>
  emitForCompany(ctx, {
    type: 'access.refused',
    subject: { type: ctx.actor.kind, id: ctx.actor.id ?? ctx.requestId },
    data: { route },
  })

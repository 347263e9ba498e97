import type { Reason } from '@zhike/contract/reasons'
import type { Ctx } from '../platform/ctx.ts'
import type { TicketRecord } from './tickets.queries.ts'

/** Why something cannot be done with a ticket yet; `fields` say in the caller's language what is missing. */
interface Refusal {
  readonly reason: Reason
  readonly fields?: Readonly<Record<string, string>>
}

/** What a later module has against a step of a ticket; null when nothing. */
export type TicketCheck = (ctx: Ctx, ticket: TicketRecord) => Promise<Refusal | null>

/** A step of a ticket that later modules have a say in. */
function checked() {
  const checks: TicketCheck[] = []
  return {
    /** Registers what a later module asks before the step. */
    provide: (check: TicketCheck): void => void checks.push(check),
    /** Why the step cannot be taken yet, whoever wants to; empty when it can. */
    refusals: async (ctx: Ctx, ticket: TicketRecord): Promise<readonly Refusal[]> => {
      const refusals: Refusal[] = []
      for (const check of checks) {
        const refusal = await check(ctx, ticket)
        if (refusal !== null) refusals.push(refusal)
      }
      return refusals
    },
  }
}

export const resolving = checked()
export const closing = checked()

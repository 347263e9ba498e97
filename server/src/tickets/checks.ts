import type { Reason } from '@zhike/contract/reasons'
import type { Ctx } from '../platform/ctx.ts'
import type { TicketRecord } from './tickets.queries.ts'

/** Why something cannot be done with a ticket yet; `fields` say in the caller's language what is missing. */
interface Refusal {
  readonly reason: Reason
  readonly fields?: Readonly<Record<string, string>>
}

/** As much of a ticket as is looked at before a step. */
export type CheckedTicket = Pick<TicketRecord, 'customerId' | 'id' | 'kind' | 'checklistId'>

/** What a later module has against a step of tickets, by the ids of those that cannot take it. */
export type TicketCheck = (ctx: Ctx, tickets: readonly CheckedTicket[]) => Promise<ReadonlyMap<string, Refusal>>

/** A step of a ticket that later modules have a say in. */
function checked() {
  const checks: TicketCheck[] = []
  /** Why the step cannot be taken yet, whoever wants to, by ticket; what can be taken is not among them. */
  async function refusalsOf(ctx: Ctx, tickets: readonly CheckedTicket[]): Promise<ReadonlyMap<string, Refusal[]>> {
    const refusals = new Map<string, Refusal[]>()
    for (const check of checks)
      for (const [id, refusal] of await check(ctx, tickets)) refusals.set(id, [...(refusals.get(id) ?? []), refusal])
    return refusals
  }
  return {
    /** Registers what a later module asks before the step. */
    provide: (check: TicketCheck): void => void checks.push(check),
    refusalsOf,
    /** The same of one ticket; empty when the step can be taken. */
    refusals: async (ctx: Ctx, ticket: CheckedTicket): Promise<readonly Refusal[]> =>
      (await refusalsOf(ctx, [ticket])).get(ticket.id) ?? [],
  }
}

export const resolving = checked()
export const closing = checked()

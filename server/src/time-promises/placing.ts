import type { Ctx } from '../platform/ctx.ts'
import { choosePolicy } from './choosing.ts'
import type { PastTicket } from './histories.queries.ts'
import { findPoliciesOf, selectPoliciesInForce } from './policies.queries.ts'
import type { StoredPolicy } from './time-promises.tables.ts'

/** A ticket stays under the policy that was in force when it was opened, or got its kind or priority. */
export async function policiesFor(
  ctx: Ctx,
  tickets: readonly PastTicket[],
): Promise<(ticket: PastTicket) => StoredPolicy | undefined> {
  const held = await findPoliciesOf(
    ctx.db,
    tickets.map(({ id }) => id),
  )
  const byTicket = new Map(held.map((policy) => [policy.ticketId, policy]))
  const inForce = await selectPoliciesInForce(ctx.db)
  return (ticket) => {
    const kept = byTicket.get(ticket.id)
    const isKept = kept && kept.forKind === ticket.kind && kept.forPriority === ticket.priority
    return isKept ? kept : choosePolicy(inForce, ticket)
  }
}

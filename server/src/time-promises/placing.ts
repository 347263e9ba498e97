import type { Ctx } from '../platform/ctx.ts'
import { choosePolicy } from './choosing.ts'
import type { PastTicket } from './histories.queries.ts'
import { findPolicyOf, selectPoliciesInForce } from './policies.queries.ts'
import type { StoredPolicy } from './time-promises.tables.ts'

/** A ticket stays under the policy that was in force when it was opened, or got its kind or priority. */
export async function policyFor(ctx: Ctx, ticket: PastTicket): Promise<StoredPolicy | undefined> {
  const kept = await findPolicyOf(ctx.db, ticket.id)
  if (kept && kept.forKind === ticket.kind && kept.forPriority === ticket.priority) return kept
  return choosePolicy(await selectPoliciesInForce(ctx.db), ticket)
}

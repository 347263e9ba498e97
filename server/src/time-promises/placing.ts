import type { Ctx } from '../platform/ctx.ts'
import { choosePolicy } from './choosing.ts'
import type { PastTicket } from './histories.queries.ts'
import { findPolicy, selectPoliciesInForce } from './policies.queries.ts'
import { findPromised } from './promises.queries.ts'
import type { StoredPolicy } from './time-promises.tables.ts'

/** A ticket stays under the policy that was in force when it was opened, or got its kind or priority. */
export async function policyFor(ctx: Ctx, ticket: PastTicket): Promise<StoredPolicy | undefined> {
  const promised = await findPromised(ctx.db, ticket.id)
  if (promised?.policyId && promised.kind === ticket.kind && promised.priority === ticket.priority)
    return findPolicy(ctx.db, promised.policyId)
  return choosePolicy(await selectPoliciesInForce(ctx.db), ticket)
}

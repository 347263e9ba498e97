import type { PoolLimits } from '@zhike/contract/pool'
import {
  enterPool,
  listCollaborators,
  type OwnedCustomer,
  type Passing,
  removeCollaborator,
} from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'

/** Puts a locked customer into the pool; collaborators go on seeing it, or not, as the company wants it. */
export async function putIntoPool(
  ctx: Ctx,
  customer: OwnedCustomer,
  passing: Passing,
  { collaborators }: PoolLimits,
): Promise<void> {
  const { id } = customer
  if (collaborators === 'leave')
    for (const { id: staffId } of (await listCollaborators(ctx, { id })).items)
      await removeCollaborator(ctx, { id, staffId })
  await enterPool(ctx, customer, passing)
}

import { grantSight, withdrawSight } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import type { LockedNeed } from './needs.queries.ts'

/**
 * Lets whoever follows a need up see its customer, and whoever did so before no more. The actor may hand it to somebody
 * whom they do not see, and lose sight of the customer themselves: so `after` runs while both is still allowed.
 */
export const handOver = <T>(
  ctx: Ctx,
  need: Pick<LockedNeed, 'customerId' | 'id' | 'ownerId'>,
  ownerId: string | null,
  after: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  beyondScope(ctx, 'need.hand_over', async (beyond) => {
    const { customerId, id } = need
    if (need.ownerId !== null) await withdrawSight(beyond, customerId, { reason: 'need', sourceId: id })
    if (ownerId !== null) await grantSight(beyond, customerId, { reason: 'need', sourceId: id, viewerIds: [ownerId] })
    return after(beyond)
  })

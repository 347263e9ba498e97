import type { Input } from '@zhike/contract/endpoint'
import type { Need, needs } from '@zhike/contract/needs'
import { isDeskActor } from '../platform/actor.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { findOpening, insertNeed } from './needs.queries.ts'
import { getNeed } from './showing.ts'
import { handOver } from './sights.ts'
import { tell } from './telling.ts'

/**
 * Records what a customer needs. Whoever records it follows it up, unless another is named or nobody (`null`); whoever
 * follows it up sees the customer until it is concluded. Throws `customer.unknown`, `customer.read_only`,
 * `staff.unknown`, and `ticket.unknown` for a ticket that is not this customer's.
 */
export async function recordNeed(ctx: Ctx, input: Input<typeof needs.create>): Promise<Need> {
  const { customerId, ticketId = null, budgetFen = null, neededBy = null, ...said } = input
  const wanted = { customerId, ticketId, ownerId: said.ownerId === undefined ? ownId(ctx) : said.ownerId }
  const opening = await findOpening(ctx.db, wanted, companyDay(ctx.now).slice(2).replaceAll('-', ''))
  if (opening.customerId === null) failAt(ctx, 'customerId', 'customer.unknown')
  if (!opening.mayWrite) fail('customer.read_only')
  if (opening.ownerId !== wanted.ownerId) failAt(ctx, 'ownerId', 'staff.unknown')
  if (opening.ticketId !== ticketId) failAt(ctx, 'ticketId', 'ticket.unknown')
  const { actor, now } = ctx
  const need = { ...said, ...wanted, id: uuidv7(now), number: opening.number, budgetFen, neededBy }
  await insertNeed(ctx.db, {
    ...need,
    createdByKind: actor.kind,
    createdById: actor.id,
    createdAt: now,
    updatedAt: now,
    unmetReason: null,
    concludedAt: null,
  })
  return handOver(ctx, { ...need, ownerId: null }, need.ownerId, async (beyond) => {
    await tell(beyond, need, 'need.recorded', { origin: need.origin, ownerId: need.ownerId })
    return getNeed(beyond, need)
  })
}

/** A key that stands for itself is nobody who could follow anything up. */
const ownId = ({ actor }: Ctx) => (isDeskActor(actor) && actor.email !== null ? actor.id : null)

import type { customers, Ownership } from '@zhike/contract/customers'
import type { Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { requireCustomer } from './finding.ts'
import { listOwnershipRows, type OwnershipRow } from './ownerships.queries.ts'

/** Who looked after a customer, from when to when and why; the latest first. */
export async function listOwnerships(
  ctx: Ctx,
  asked: { id: string },
): Promise<Output<typeof customers.listOwnerships>> {
  const { id } = await requireCustomer(ctx, asked.id, 'record.not_found')
  return { items: (await listOwnershipRows(ctx.db, id)).map(ownershipOf) }
}

const ownershipOf = ({ beganAt, endedAt, ended, ...row }: OwnershipRow): Ownership => ({
  ...row,
  from: beganAt.toISOString(),
  ended: endedAt && { ...ended, at: endedAt.toISOString() },
})

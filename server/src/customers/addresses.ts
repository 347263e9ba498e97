import type { customers } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import { open } from '../platform/crypto/sealing.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { findAddress } from './customers.queries.ts'
import { addressContext } from './facts.ts'
import { whyOf } from './identifying.ts'
import { refusePooled } from './in-pool.ts'

/** Answers the whole street address, but of a customer in the pool. Who and when stands in the event, why beside it. */
export async function revealAddress(
  ctx: Ctx,
  { reason, ...asked }: Input<typeof customers.revealAddress>,
): Promise<{ value: string }> {
  const { id, number, addressSealed } = (await findAddress(ctx.db, asked.id)) ?? fail('record.not_found')
  if (addressSealed === null) return fail('record.not_found')
  await refusePooled(ctx, id)
  const subject = { type: 'customer', id }
  await emit(ctx, id, { type: 'customer.address_revealed', subject, data: { number } }, [whyOf(reason)])
  return { value: open(ctx.tools.keys, addressSealed, addressContext(id)) }
}

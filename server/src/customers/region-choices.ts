import type { customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { listRegions } from './regions.ts'

/** One step of the cascading choice of a region. */
export async function chooseRegion(
  _: Ctx,
  { parent }: Input<typeof customers.listRegions>,
): Promise<Output<typeof customers.listRegions>> {
  return { items: listRegions(parent).map(({ code, name, hasChildren }) => ({ code, name, leaf: !hasChildren })) }
}

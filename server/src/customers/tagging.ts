import type { customers } from '@zhike/contract/customers'
import type { Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { countTags } from './customers.queries.ts'

/** The tags that customers within the actor's sight have, most used first. */
export const listTags = async (ctx: Ctx): Promise<Output<typeof customers.listTags>> => ({
  items: await countTags(ctx.db),
})

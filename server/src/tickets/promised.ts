import type { Progress } from '@zhike/contract/portal'
import type { Ctx } from '../platform/ctx.ts'

type Promised = (ctx: Ctx, ticket: { readonly id: string }) => Promise<Progress['promised']>

let provided: Promised = async () => []

/** Where a later module says what the customer of a ticket is promised. */
export const providePromised = (promised: Promised): void => {
  provided = promised
}

/** What the customer of a ticket is promised next, as far as anybody promises. */
export const promisedFor: Promised = (ctx, ticket) => provided(ctx, ticket)

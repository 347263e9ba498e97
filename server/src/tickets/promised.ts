import type { Progress } from '@zhike/contract/portal'
import type { Ctx } from '../platform/ctx.ts'

type Promised = (ctx: Ctx, ticket: { readonly id: string }) => Promise<Progress['promised']>

let provided: Promised = async () => []

/** Where a later module says what the customer of a ticket is promised. */
export const providePromised = (promised: Promised): void => {
  provided = promised
}

type Pledged = (ctx: Ctx, ticket: { readonly id: string }) => Promise<Progress['pledged']>

let pledged: Pledged = async () => []
const pledging = new Set<string>()

/** Where a later module says what colleagues promised to do, and which events tell that this changed. */
export const providePledged = (provider: Pledged, types: readonly string[]): void => {
  pledged = provider
  for (const type of types) pledging.add(type)
}

/** What colleagues promised the customer of a ticket to do by a time. */
export const pledgedFor: Pledged = (ctx, ticket) => pledged(ctx, ticket)

/** The events that change what colleagues promised. */
export const pledgingTypes: ReadonlySet<string> = pledging

/** What the customer of a ticket is promised next, as far as anybody promises. */
export const promisedFor: Promised = (ctx, ticket) => provided(ctx, ticket)

import type { RawBuilder } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import type { SightReason } from './customers.tables.ts'
import { grantingSight, grantSightRows, withdrawSightRows } from './sights.queries.ts'

/** What lets people or departments see a customer: a ticket of theirs, work that waits in a department. */
export interface Sight {
  readonly reason: Extract<SightReason, 'ticket' | 'department' | 'need'>
  /** The ticket, or whatever gives the sight. */
  readonly sourceId: string
  /** Staff or department ids. */
  readonly viewerIds: readonly string[]
}

/** Lets people or departments see a customer while something of theirs is open; giving it again changes nothing. One statement. */
export async function grantSight(ctx: Ctx, customerId: string, { viewerIds, ...sight }: Sight): Promise<void> {
  if (viewerIds.length > 0) await grantSightRows(ctx.db, customerId, sight, viewerIds, 'joint')
}

/** The same as an expression, for what is returned by the statement that adds the source. */
export const sightGranted = (customerId: string, { viewerIds, ...sight }: Sight): RawBuilder<void> =>
  grantingSight(customerId, sight, viewerIds, 'joint')

/**
 * Takes such a sight away, from all its viewers when none are named. The actor may be one of them and see the customer
 * no more: emit before, or do it as the last step `beyondScope`. One statement.
 */
export async function withdrawSight(
  ctx: Ctx,
  customerId: string,
  { viewerIds, ...sight }: Omit<Sight, 'viewerIds'> & { readonly viewerIds?: readonly string[] },
): Promise<void> {
  await withdrawSightRows(ctx.db, customerId, sight, viewerIds ?? null)
}

import type { Progress } from '@zhike/contract/portal'
import type { Ctx } from '../platform/ctx.ts'
import { selectPledges } from './promises.queries.ts'

/** What the customer of a ticket reads of what was promised, by the time it is due now. */
export async function pledgedTo(ctx: Ctx, { id }: { readonly id: string }): Promise<Progress['pledged']> {
  const rows = await selectPledges(ctx.db, id)
  return rows.map(({ words, dueAt, keptAt }) => ({
    words,
    dueAt: dueAt.toISOString(),
    keptAt: keptAt?.toISOString() ?? null,
  }))
}

export const pledgingEvents = ['promise.made', 'promise.kept', 'promise.moved', 'promise.withdrawn'] as const

import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { insertStep, type LockedNeed } from './needs.queries.ts'
import type { NeedStepsTable } from './needs.tables.ts'

type Said = Pick<NeedStepsTable, 'kind' | 'code' | 'note'> & { readonly offer?: string }

/** Notes what was said of a need, by whom and when; what was said of the same kind before stays and counts no more. */
export async function takeStep(ctx: Ctx, need: LockedNeed, { offer, ...said }: Said): Promise<void> {
  const { now, actor } = ctx
  const key = { customerId: need.customerId, needId: need.id, id: uuidv7(now) }
  await insertStep(ctx.db, { ...key, ...said, offer: offer ?? null, at: now, byKind: actor.kind, byId: actor.id })
}

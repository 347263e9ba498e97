import type { ApprovalChange, ApprovalDeed } from '@zhike/contract/approvals'
import { isDeskActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type EventTypes, emitForCompany } from '../platform/events/events.ts'
import { type ApprovalRecord, insertDeed, insertFiles, refreshViewers } from './running.queries.ts'

/** Who acts as a colleague; null for the system and for a key that stands for nobody. */
export const personId = ({ actor }: Ctx): string | null =>
  isDeskActor(actor) && actor.email !== null ? actor.id : null

interface NewDeed {
  readonly kind: ApprovalDeed['kind']
  readonly behalfId?: string | null
  readonly toIds?: readonly string[]
  readonly step?: string
  readonly note?: string
  readonly changes?: readonly ApprovalChange[]
}

/** Writes down what was done, with the pictures of the request. */
export async function record(ctx: Ctx, approvalId: string, deed: NewDeed): Promise<void> {
  const { kind, behalfId = null, toIds = [], step = null, note = '', changes = [] } = deed
  const id = uuidv7(ctx.now)
  const by = { byKind: ctx.actor.kind, byId: ctx.actor.id }
  const words = { step, note: note === '' ? null : note, changes: JSON.stringify(changes) }
  await insertDeed(ctx.db, { approvalId, id, kind, at: ctx.now, ...by, behalfId, toIds: [...toIds], ...words })
  if (ctx.uploads.length === 0) return
  const files = ctx.uploads.map(({ key, thumbnailKey, name, mediaType, bytes }) => ({
    approvalId,
    id: uuidv7(ctx.now),
    deedId: id,
    key,
    thumbnailKey,
    name,
    mediaType,
    bytes,
  }))
  await insertFiles(ctx.db, files)
}

type ApprovalEvent = Extract<keyof EventTypes, `approval.${string}`>

/** Tells everybody who takes part by now. */
export async function tell<T extends ApprovalEvent>(
  ctx: Ctx,
  { id, number, kind }: Pick<ApprovalRecord, 'id' | 'number' | 'kind'>,
  type: T,
  data: Omit<EventTypes[T], 'number' | 'kind'>,
): Promise<void> {
  const audience = await refreshViewers(ctx.db, id, ctx.now)
  const event = { type, subject: { type: 'approval', id }, data: { ...data, number, kind } as EventTypes[T] }
  await emitForCompany(ctx, event, audience)
}

import { sql } from 'kysely'
import { uuidv7 } from '../clock/uuidv7.ts'
import type { Ctx } from '../ctx.ts'

/** Event types by name with their data; each module merges its own in its door. Data holds ids, codes, field names. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in each module's door
export interface EventTypes {}

export type EventType = keyof EventTypes & string

export interface NewEvent<T extends EventType> {
  readonly type: T
  readonly subject: { readonly type: string; readonly id: string }
  readonly data: EventTypes[T]
  /** When it happened, if that was before now (an order of last year). */
  readonly at?: Date
}

/** Old and new value of a field; a personal identifier comes sealed, as base64. */
export interface Change {
  readonly field: string
  readonly old: unknown
  readonly new: unknown
}

/**
 * Records what happened to a customer, in the transaction of the change, with one statement: the event, its outbox row
 * and what changed.
 */
export async function emit<T extends EventType>(
  ctx: Ctx,
  customerId: string,
  event: NewEvent<T>,
  changes: readonly Change[] = [],
): Promise<void> {
  const row = rowOf(ctx, event)
  const recorded = ctx.db
    .with('event', (db) => db.insertInto('events').values({ ...row, customerId }))
    .with('queued', (db) => db.insertInto('outbox').values({ customerId, eventId: row.id }))
  if (changes.length === 0) {
    await recorded.selectNoFrom(sql<number>`1`.as('one')).execute()
    return
  }
  await recorded
    .insertInto('changes')
    .values(
      changes.map((c) => ({
        customerId,
        eventId: row.id,
        field: c.field,
        oldValue: json(c.old),
        newValue: json(c.new),
      })),
    )
    .execute()
}

/** Records what concerns no customer; `audience` are the people whose screens should hear of it. */
export async function emitForCompany<T extends EventType>(
  ctx: Ctx,
  event: NewEvent<T>,
  audience: readonly string[] = [],
): Promise<void> {
  const row = rowOf(ctx, event)
  await ctx.db
    .with('event', (db) => db.insertInto('companyEvents').values({ ...row, audience: [...audience] }))
    .insertInto('outbox')
    .values({ customerId: null, eventId: row.id })
    .execute()
}

function rowOf<T extends EventType>(ctx: Ctx, event: NewEvent<T>) {
  const at = event.at ?? ctx.now
  const beyond = ctx.beyond.splice(0)
  return {
    id: uuidv7(at),
    type: event.type,
    at,
    recordedAt: ctx.now,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    subjectType: event.subject.type,
    subjectId: event.subject.id,
    data: { ...(event.data as object), ...(beyond.length > 0 ? { beyondScope: beyond } : {}) },
  }
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

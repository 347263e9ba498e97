import { type RawBuilder, sql } from 'kysely'
import { uuidv7 } from '../clock/uuidv7.ts'
import type { Ctx } from '../ctx.ts'
import type { Origin } from './origin.ts'

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
 * and what changed. Gives the id of the event.
 */
export async function emit<T extends EventType>(
  ctx: Ctx,
  customerId: string,
  event: NewEvent<T>,
  changes: readonly Change[] = [],
): Promise<string> {
  const row = rowOf(ctx, event)
  const recorded = recordingRow(ctx, customerId, row)
  if (changes.length === 0) {
    await recorded.selectNoFrom(sql<number>`1`.as('one')).execute()
    return row.id
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
  return row.id
}

/**
 * The same in the statement that makes the thing itself, where every round trip counts: the query creator has event and
 * outbox row in it, and records them when the query that is built on it runs.
 */
export const recording = <T extends EventType>(ctx: Ctx, customerId: string, event: NewEvent<T>) =>
  recordingRow(ctx, customerId, rowOf(ctx, event))

const recordingRow = (ctx: Ctx, customerId: string, row: ReturnType<typeof rowOf>) =>
  ctx.db
    .with('event', (db) => db.insertInto('events').values({ ...row, customerId, origin: originOf(ctx) }))
    .with('queued', (db) => db.insertInto('outbox').values({ customerId, eventId: row.id }))

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

/**
 * Records events of one type for many customers, with one statement. `rows` is a query that gives customer_id, event_id (a
 * UUIDv7 of `at`), subject_id, at, data (jsonb) and origin_row for each: the row of the file that the actor acts through, or null.
 */
export async function emitMany(
  ctx: Ctx,
  { type, subjectType }: { readonly type: EventType; readonly subjectType: string },
  rows: RawBuilder<unknown>,
): Promise<void> {
  const { kind, id } = ctx.actor
  const origin = originOf(ctx)
  await sql`
    WITH happened AS (
      INSERT INTO events (customer_id, id, type, at, recorded_at, actor_kind, actor_id, subject_type, subject_id, data,
                          origin)
      SELECT customer_id, event_id, ${type}, at, ${ctx.now}, ${kind}, ${id}::uuid, ${subjectType}, subject_id, data,
             ${origin}::jsonb || jsonb_strip_nulls(jsonb_build_object('row', origin_row))
      FROM (${rows}) AS many
      RETURNING customer_id, id)
    INSERT INTO outbox (customer_id, event_id) SELECT customer_id, id FROM happened`.execute(ctx.db)
}

/**
 * Records events of one type that concern no customer, with one statement. `rows` is a query that gives event_id (a UUIDv7
 * of now), subject_id and data (jsonb) for each.
 */
export async function emitManyForCompany(
  ctx: Ctx,
  { type, subjectType }: { readonly type: EventType; readonly subjectType: string },
  rows: RawBuilder<unknown>,
): Promise<void> {
  const { kind, id } = ctx.actor
  await sql`
    WITH happened AS (
      INSERT INTO company_events (id, type, at, recorded_at, actor_kind, actor_id, subject_type, subject_id, data)
      SELECT event_id, ${type}, ${ctx.now}, ${ctx.now}, ${kind}, ${id}::uuid, ${subjectType}, subject_id, data
      FROM (${rows}) AS many
      RETURNING id)
    INSERT INTO outbox (event_id) SELECT id FROM happened`.execute(ctx.db)
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

/** What the actor was told to act through, else the key that a program came with. */
const originOf = ({ origin, actor }: Ctx): Origin | null =>
  origin ?? (actor.keyId === undefined ? null : { kind: 'key', id: actor.keyId })

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

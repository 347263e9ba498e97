import type { ActorRef } from '@zhike/contract/fields'
import type { NeedState, UnmetReason } from '@zhike/contract/needs'
import { type Insertable, type Selectable, sql, type UpdateObject } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { NeedStepsTable, NeedsTable } from './needs.tables.ts'

type StepKind = NeedStepsTable['kind']

/** What stands of one kind of step. */
interface StandingStep {
  readonly code: string | null
  readonly offer: string | null
  readonly note: string
  readonly at: string
  readonly by: ActorRef
}

/** A need with all that its answers show. */
export interface NeedRow extends Selectable<NeedsTable> {
  ownerName: string | null
  createdByName: string | null
  steps: Partial<Record<StepKind, StandingStep>>
}

const nameOf = (kind: string, id: string) => sql<string | null>`CASE ${sql.ref(kind)}
  WHEN 'customer' THEN (SELECT name FROM customers WHERE customers.id = ${sql.ref(id)})
  ELSE coalesce((SELECT name FROM staff WHERE staff.id = ${sql.ref(id)}),
                (SELECT name FROM api_keys WHERE api_keys.id = ${sql.ref(id)})) END`

/** Of each kind the newest step that was not taken back. */
const standingSteps = sql<NeedRow['steps']>`(
  SELECT coalesce(jsonb_object_agg(kind, jsonb_build_object('code', code, 'offer', offer, 'note', note, 'at', at,
    'by', jsonb_build_object('kind', by_kind, 'id', by_id, 'name', ${nameOf('byKind', 'byId')}))), '{}')
  FROM (SELECT DISTINCT ON (kind) * FROM need_steps
        WHERE customer_id = n.customer_id AND need_id = n.id AND withdrawn_at IS NULL
        ORDER BY kind, at DESC, id DESC) AS standing)`.as('steps')

const rows = (db: Db) =>
  db
    .selectFrom('needs as n')
    .leftJoin('staff as o', 'o.id', 'n.ownerId')
    .selectAll('n')
    // a date is no moment: as text it is the same day everywhere
    .select(sql<string | null>`to_char(n.needed_by, 'YYYY-MM-DD')`.as('neededBy'))
    .select(['o.name as ownerName', nameOf('n.createdByKind', 'n.createdById').as('createdByName'), standingSteps])

/** One need of a customer in sight who is not archived. */
export const selectNeed = (db: Db, id: string): Promise<NeedRow | undefined> =>
  rows(db)
    .innerJoin('customers as c', 'c.id', 'n.customerId')
    .where('c.archivedAt', 'is', null)
    .where('n.id', '=', id)
    .executeTakeFirst()

/** What a list asks for, as the SQL function list_needs takes it. */
export interface ListWish {
  readonly states?: readonly NeedState[]
  readonly customer?: string
  /** An id, or `none`. */
  readonly owner?: string
  readonly reason?: UnmetReason
  readonly text?: string
}

/** Newest first; `before` is time and id of the last row of the page before. */
export const selectNeeds = (
  db: Db,
  wish: ListWish,
  before: readonly [string, string] | undefined,
  most: number,
): Promise<NeedRow[]> =>
  rows(db)
    .innerJoin(
      sql<{ id: string; place: number }>`(SELECT id, place FROM list_needs(${JSON.stringify(wish)}::jsonb,
        ${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid, ${most}::int)
        WITH ORDINALITY AS page (id, place))`.as<'page'>('page'),
      (join) => join.onRef('page.id', '=', 'n.id'),
    )
    .orderBy('page.place')
    .execute()

/** What recording a need depends on. */
interface Opening {
  /** The next of the day. */
  readonly number: string
  /** Null when the actor sees no such customer. */
  readonly customerId: string | null
  readonly mayWrite: boolean | null
  /** Null when nobody of this id works here. */
  readonly ownerId: string | null
  /** Null when the actor sees no such ticket of this customer. */
  readonly ticketId: string | null
}

/** Draws a number and looks up customer, owner and ticket at once. */
export async function findOpening(
  db: Db,
  wanted: { customerId: string; ownerId: string | null; ticketId: string | null },
  day: string,
): Promise<Opening> {
  const found = sql<Opening>`
    SELECT next_need_number(${day}) AS number, c.id AS customer_id, may_write(c.id) AS may_write, s.id AS owner_id,
           t.id AS ticket_id
    FROM (SELECT) AS one
    LEFT JOIN customers c ON c.id = ${wanted.customerId} AND c.archived_at IS NULL
    LEFT JOIN staff s ON s.id = ${wanted.ownerId} AND s.suspended_at IS NULL
    LEFT JOIN tickets t ON t.customer_id = ANY (customer_group(c.id)) AND t.id = ${wanted.ticketId}`
  return (await found.execute(db)).rows[0] as Opening
}

export const insertNeed = (db: Db, need: Insertable<NeedsTable>) => db.insertInto('needs').values(need).execute()

/** The need, for whoever is about to change it: others who are wait. `mayWrite` is false for who may only look on. */
export const lockNeed = (db: Db, id: string) =>
  db
    .selectFrom('needs as n')
    .innerJoin('customers as c', 'c.id', 'n.customerId')
    .where('c.archivedAt', 'is', null)
    .where('n.id', '=', id)
    .selectAll('n')
    .select(sql<string | null>`to_char(n.needed_by, 'YYYY-MM-DD')`.as('neededBy'))
    .select(sql<boolean>`may_write(n.customer_id)`.as('mayWrite'))
    .forNoKeyUpdate('n')
    .executeTakeFirst()

export type LockedNeed = NonNullable<Awaited<ReturnType<typeof lockNeed>>>
type Key = Pick<LockedNeed, 'customerId' | 'id'>

/** Changes a need; its version moves on. */
export const updateNeedRow = (db: Db, { customerId, id }: Key, facts: UpdateObject<Database, 'needs'>) =>
  db
    .updateTable('needs')
    .set({ ...facts, version: sql`version + 1` })
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()

type Step = Omit<NeedStepsTable, 'withdrawnAt' | 'withdrawnByKind' | 'withdrawnById'>

export const insertStep = (db: Db, step: Step) =>
  db
    .insertInto('needSteps')
    .values({ ...step, withdrawnAt: null, withdrawnByKind: null, withdrawnById: null })
    .execute()

/** Takes back what stands of a kind; the rows stay, with who took them back and when. */
export const withdrawSteps = (
  db: Db,
  { customerId, id }: Key,
  kind: StepKind,
  at: Date,
  by: { readonly kind: ActorRef['kind']; readonly id: string | null },
) =>
  db
    .updateTable('needSteps')
    .set({ withdrawnAt: at, withdrawnByKind: by.kind, withdrawnById: by.id })
    .where('customerId', '=', customerId)
    .where('needId', '=', id)
    .where('kind', '=', kind)
    .where('withdrawnAt', 'is', null)
    .execute()

/** The kinds of which something stands. */
export const findStandingKinds = async (db: Db, { customerId, id }: Key): Promise<Set<StepKind>> => {
  const found = await db
    .selectFrom('needSteps')
    .select('kind')
    .distinct()
    .where('customerId', '=', customerId)
    .where('needId', '=', id)
    .where('withdrawnAt', 'is', null)
    .execute()
  return new Set(found.map(({ kind }) => kind))
}

/** Whether somebody of this id works here. */
export const findColleague = (db: Db, id: string) =>
  db.selectFrom('staff').select('id').where('id', '=', id).where('suspendedAt', 'is', null).executeTakeFirst()

/** How many needs in sight stand where; the reason is told of those that were given up since then. */
export const countNeeds = async (db: Db, since: Date) => {
  const found = sql<{
    state: NeedState
    reason: UnmetReason | null
    needs: number
  }>`SELECT * FROM count_needs(${since})`
  return (await found.execute(db)).rows
}

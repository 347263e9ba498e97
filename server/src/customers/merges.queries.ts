import type { KeepableFact } from '@zhike/contract/customers'
import type { ActorRef } from '@zhike/contract/fields'
import { type Insertable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { CustomerMergesTable, StoredCustomer } from './customers.tables.ts'

/** Customers who stand for themselves, locked until the end of the transaction: the root is what guards a group. */
export const lockRoots = (db: Db, ids: readonly string[]): Promise<StoredCustomer[]> =>
  db
    .selectFrom('customers')
    .selectAll()
    .where('id', '=', sql<string>`ANY (${ids}::uuid[])`)
    .where('rootId', 'is', null)
    .where('archivedAt', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()

/** A row by its own id, also of a customer who was merged into another. */
export const findOwnRow = (db: Db, id: string): Promise<StoredCustomer | undefined> =>
  db.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirst()

export const insertMerge = (db: Db, row: Insertable<CustomerMergesTable>) =>
  db
    .insertInto('customerMerges')
    .values({ ...row, keep: sql<CustomerMergesTable['keep']>`${JSON.stringify(row.keep)}::jsonb` })
    .execute()

export const endMerge = (
  db: Db,
  { customerId, id }: Pick<CustomerMergesTable, 'customerId' | 'id'>,
  ended: Required<Pick<Insertable<CustomerMergesTable>, 'takenApartAt' | 'takenApartByKind' | 'takenApartById'>>,
) => db.updateTable('customerMerges').set(ended).where('customerId', '=', customerId).where('id', '=', id).execute()

/** A merge that stands, with the two customers as they are by themselves. */
export interface StandingMerge {
  readonly id: string
  readonly customerId: string
  readonly otherId: string
  readonly keep: CustomerMergesTable['keep']
  readonly at: Date
  readonly by: ActorRef
  readonly into: { id: string; number: string; name: string }
  readonly other: { id: string; number: string; name: string; kind: 'person' | 'organisation' }
}

const actorName = sql`coalesce((SELECT name FROM staff WHERE id = m.merged_by_id),
                               (SELECT name FROM api_keys WHERE id = m.merged_by_id))`

/** The merges that made a group what it is, the latest first. */
export const findMerges = async (db: Db, customerId: string): Promise<StandingMerge[]> => {
  const found = sql<StandingMerge>`
    SELECT m.id, m.customer_id, m.other_id, m.keep, m.merged_at AS at,
           jsonb_build_object('kind', m.merged_by_kind, 'id', m.merged_by_id, 'name', ${actorName}) AS by,
           jsonb_build_object('id', i.id, 'number', i.number, 'name', i.name) AS into,
           jsonb_build_object('id', o.id, 'number', o.number, 'name', o.name, 'kind', o.kind) AS other
    FROM customer_merges m JOIN customers i ON i.id = m.customer_id JOIN customers o ON o.id = m.other_id
    WHERE m.customer_id = ANY (customer_group(${customerId})) AND m.taken_apart_at IS NULL
    ORDER BY m.merged_at DESC, m.id DESC`
  return (await found.execute(db)).rows
}

/** What a merge changed of the facts of the customer who stayed. */
export const findMergeChanges = (db: Db, { customerId, id }: Pick<StandingMerge, 'customerId' | 'id'>) =>
  db
    .selectFrom('changes')
    .select(['field', 'oldValue', 'newValue'])
    .where('customerId', '=', customerId)
    .where('eventId', '=', id)
    .execute() as Promise<
    { field: KeepableFact | 'tags' | 'hobbies' | 'custom'; oldValue: unknown; newValue: unknown }[]
  >

export const joinGroup = (db: Db, rootId: string, otherId: string) =>
  sql`SELECT join_group(${rootId}, ${otherId})`.execute(db)

export const leaveGroup = (db: Db, rootId: string, leaverId: string, leaverIds: readonly string[]) =>
  sql`SELECT leave_group(${rootId}, ${leaverId}, ${leaverIds}::uuid[])`.execute(db)

export interface SinceRow {
  readonly type: string
  readonly customerId: string
  readonly subjectId: string
  readonly at: Date
  readonly data: Record<string, unknown>
  readonly by: ActorRef
}

/** What was written into the logs of a group since then and could belong to one of them, newest first. */
export const findSince = async (db: Db, customerId: string, since: Date, most: number): Promise<SinceRow[]> => {
  const found = sql<SinceRow>`
    SELECT e.type, e.customer_id, e.subject_id, e.at, e.data,
           jsonb_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', coalesce(
             (SELECT name FROM staff WHERE id = e.actor_id), (SELECT name FROM api_keys WHERE id = e.actor_id))) AS by
    FROM events e
    WHERE e.customer_id = ANY (customer_group(${customerId})) AND e.recorded_at > ${since}
      AND e.type IN ('ticket.created', 'ticket.taken_over', 'order.placed', 'order.taken_over', 'customer.identity_added', 'customer.updated')
    ORDER BY e.id DESC LIMIT ${most}::int`
  return (await found.execute(db)).rows
}

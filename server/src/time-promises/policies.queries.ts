import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { StoredPolicy } from './time-promises.tables.ts'

/** The policies in force and the drafts, the oldest first. */
export const selectPolicies = (db: Db): Promise<StoredPolicy[]> =>
  db
    .selectFrom('promisePolicies')
    .selectAll()
    .where('retiredAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('name', 'desc')
    .orderBy('id')
    .execute()

export const selectPoliciesInForce = (db: Db): Promise<StoredPolicy[]> =>
  db
    .selectFrom('promisePolicies')
    .selectAll()
    .where('retiredAt', 'is', null)
    .where('publishedAt', 'is not', null)
    .execute()

/** A policy in force or out of it, for what it promised. */
export const findPolicy = (db: Db, id: string): Promise<StoredPolicy | undefined> =>
  db.selectFrom('promisePolicies').selectAll().where('id', '=', id).executeTakeFirst()

/** The policies under which tickets were put, in force or out of it, and for what facts. */
export const findPoliciesOf = (db: Db, ticketIds: readonly string[]) =>
  db
    .selectFrom('promisedTickets as t')
    .innerJoin('promisePolicies as p', 'p.id', 't.policyId')
    .selectAll('p')
    .select(['t.ticketId', 't.kind as forKind', 't.priority as forPriority'])
    .where('t.ticketId', '=', sql<string>`ANY (${ticketIds}::uuid[])`)
    .execute()

/** One that is not retired, for whoever is about to change it. */
export const lockPolicy = (db: Db, id: string): Promise<StoredPolicy | undefined> =>
  db
    .selectFrom('promisePolicies')
    .selectAll()
    .where('id', '=', id)
    .where('retiredAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const insertPolicy = (db: Db, policy: Insertable<Database['promisePolicies']>) =>
  db.insertInto('promisePolicies').values(policy).returningAll().executeTakeFirstOrThrow()

export const updatePolicyRow = (db: Db, id: string, facts: Updateable<Database['promisePolicies']>) =>
  db
    .updateTable('promisePolicies')
    .set({ ...facts, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** A draft that nobody changed meanwhile was replayed; that is no other version of it. */
export const markReplayed = (db: Db, { id, version, at }: { id: string; version: number; at: Date }) =>
  db
    .updateTable('promisePolicies')
    .set({ replayedAt: at })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute()

export const deletePolicy = (db: Db, id: string) => db.deleteFrom('promisePolicies').where('id', '=', id).execute()

export const findCalendar = (db: Db, id: string) =>
  db.selectFrom('calendars').select('id').where('id', '=', id).executeTakeFirst()

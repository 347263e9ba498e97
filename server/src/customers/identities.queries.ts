import { type Insertable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { CustomerIdentitiesTable, StoredIdentity } from './customers.tables.ts'

/** Somebody who has an identifier: enough to tell a duplicate, also when the actor may not see more. */
export interface IdentityHolder {
  readonly customerId: string
  readonly number: string
  readonly name: string
  readonly ownerId: string | null
  readonly hash: Buffer
  readonly kind: CustomerIdentitiesTable['kind']
  readonly isPrimary: boolean
  readonly archived: boolean
  /** Whether the actor sees this customer. */
  readonly visible: boolean
}

export const findHolders = async (db: Db, hashes: readonly Buffer[]): Promise<IdentityHolder[]> =>
  (await sql<IdentityHolder>`SELECT * FROM identity_holders(${hashes}::bytea[])`.execute(db)).rows

/** The same, after waiting for whoever is about to write one of them; others wait for the end of this transaction. */
export const claimHolders = async (db: Db, hashes: readonly Buffer[]): Promise<IdentityHolder[]> =>
  (await sql<IdentityHolder>`SELECT * FROM claim_identities(${hashes}::bytea[])`.execute(db)).rows

/** Whether a row is of the customer or of one who was merged with it. */
const ofGroup = (customerId: string) => sql<boolean>`customer_id = ANY (customer_group(${customerId}))`

export const findIdentity = (db: Db, customerId: string, id: string) =>
  db.selectFrom('customerIdentities').selectAll().where(ofGroup(customerId)).where('id', '=', id).executeTakeFirst()

export const listIdentities = (db: Db, customerId: string) =>
  db.selectFrom('customerIdentities').selectAll().where(ofGroup(customerId)).execute()

export const insertIdentities = (db: Db, rows: readonly Insertable<CustomerIdentitiesTable>[]) =>
  db.insertInto('customerIdentities').values(rows).execute()

/** What was claimed or known already is known for sure now. */
export const verifyIdentity = (db: Db, customerId: string, hash: Buffer) =>
  db
    .updateTable('customerIdentities')
    .set({ verified: true })
    .where(ofGroup(customerId))
    .where('hash', '=', hash)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Whether an identity reaches the customer: wherever it lies in the group. */
export const setFailure = (
  db: Db,
  { customerId, hash }: StoredIdentity,
  failure: { readonly why: NonNullable<StoredIdentity['failedWhy']>; readonly at: Date } | null,
) =>
  db
    .updateTable('customerIdentities')
    .set({ failedAt: failure?.at ?? null, failedWhy: failure?.why ?? null })
    .where(ofGroup(customerId))
    .where('hash', '=', hash)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Inbound contacts with these values find another customer first from now on. */
export const yieldPrimacy = (db: Db, customerId: string, hashes: readonly Buffer[]) =>
  db
    .updateTable('customerIdentities')
    .set({ isPrimary: false })
    .where(ofGroup(customerId))
    .where('hash', 'in', hashes)
    .execute()

/** Takes the identity away, also from those who were merged with the customer, and its external number out of the registry. */
export const deleteIdentity = (db: Db, identity: StoredIdentity) =>
  db
    .with('registered', (with_) =>
      with_
        .deleteFrom('externalIds')
        .where('holderId', '=', identity.customerId)
        .where('value', '=', identity.kind === 'external' ? identity.masked : ''),
    )
    .deleteFrom('customerIdentities')
    .where(ofGroup(identity.customerId))
    .where('hash', '=', identity.hash)
    .execute()

/** Makes an identity that of another customer, who may have it already. */
export const moveIdentity = (db: Db, { customerId, hash, kind, masked }: StoredIdentity, toId: string) =>
  sql`
    WITH moved AS (
      UPDATE customer_identities SET customer_id = ${toId}
      WHERE customer_id = ${customerId} AND hash = ${hash}
        AND NOT EXISTS (SELECT FROM customer_identities WHERE customer_id = ${toId} AND hash = ${hash})
      RETURNING 1),
    registered AS (
      UPDATE external_ids SET holder_id = ${toId} WHERE ${kind} = 'external' AND value = ${masked})
    DELETE FROM customer_identities
    WHERE customer_id = ${customerId} AND hash = ${hash} AND NOT EXISTS (SELECT FROM moved)`.execute(db)

export const registerExternalIds = (db: Db, holderId: string, values: readonly string[]) =>
  db
    .insertInto('externalIds')
    .values(values.map((value) => ({ value, holderId })))
    .execute()

/** Phones of visible customers that end in the same four digits, sealed. */
export const findPhonesByTail = async (db: Db, tailHash: Buffer, most: number) => {
  const phones = sql<{ customerId: string; hash: Buffer; sealed: Buffer }>`
    SELECT * FROM phones_by_tail(${tailHash}, ${most}::int)`
  return (await phones.execute(db)).rows
}

import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { CustomerAddressesTable } from './customers.tables.ts'

/** An address of a group, wherever it lies. */
export interface StoredAddress extends Readonly<CustomerAddressesTable> {
  readonly isPrimary: boolean
}

/** Those of a customer and all who were merged with it: what their own rows say and what they have besides. */
export const findAddresses = async (db: Db, rootId: string): Promise<StoredAddress[]> => {
  const found = sql<StoredAddress>`
    SELECT c.id AS customer_id, c.id, c.address_kind AS kind, c.region, c.address_sealed AS street_sealed,
           c.address_masked AS street_masked, c.created_at, c.id = ${rootId} AS is_primary
    FROM customers c
    WHERE c.id = ANY (customer_group(${rootId})) AND (c.region IS NOT NULL OR c.address_sealed IS NOT NULL)
    UNION ALL
    SELECT customer_id, id, kind, region, street_sealed, street_masked, created_at, false FROM customer_addresses
    WHERE customer_id = ANY (customer_group(${rootId}))
    ORDER BY is_primary DESC, created_at, id`
  return (await found.execute(db)).rows
}

export const insertAddress = (db: Db, row: Insertable<CustomerAddressesTable>) =>
  db.insertInto('customerAddresses').values(row).execute()

export const updateAddressRow = (
  db: Db,
  { customerId, id }: Pick<StoredAddress, 'customerId' | 'id'>,
  columns: Updateable<CustomerAddressesTable>,
) =>
  db.updateTable('customerAddresses').set(columns).where('customerId', '=', customerId).where('id', '=', id).execute()

export const deleteAddress = (db: Db, { customerId, id }: Pick<StoredAddress, 'customerId' | 'id'>) =>
  db.deleteFrom('customerAddresses').where('customerId', '=', customerId).where('id', '=', id).execute()

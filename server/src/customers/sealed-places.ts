import { sql } from 'kysely'
import { type SealedPlace, sealedColumn } from '../platform/rotation/places.ts'
import { addressContext } from './facts.ts'
import { sealContext } from './identities.ts'

/** An address in the history of changes: base64 in JSON. */
const changedAddress = (column: 'old_value' | 'new_value'): SealedPlace => ({
  name: `changes.${column}`,
  table: sql.table('changes'),
  keys: { customer_id: 'uuid', event_id: 'uuid', field: 'text' },
  where: sql`t.field = 'address' AND jsonb_typeof(${sql.ref(`t.${column}`)}) = 'string'`,
  value: sql`decode(${sql.ref(`t.${column}`)} #>> '{}', 'base64')`,
  // encode breaks lines, and what we write has none
  set: (bytes) => sql`${sql.id(column)} = to_jsonb(translate(encode(${bytes}, 'base64'), E'\n', ''))`,
  purpose: 'fields',
  contextOf: ([customerId = '']) => addressContext(customerId),
})

/** What the module keeps sealed. */
export const customerSealedPlaces: readonly SealedPlace[] = [
  sealedColumn('customer_identities', 'sealed', {
    keys: { customer_id: 'uuid', hash: 'bytea' },
    // written as \x and hex
    contextOf: ([, hash = '']) => sealContext(Buffer.from(hash.slice(2), 'hex')),
  }),
  sealedColumn('customers', 'address_sealed', { keys: { id: 'uuid' }, contextOf: ([id = '']) => addressContext(id) }),
  changedAddress('old_value'),
  changedAddress('new_value'),
]

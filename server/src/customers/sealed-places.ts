import { type RawBuilder, sql } from 'kysely'
import { type SealedPlace, sealedColumn } from '../platform/rotation/places.ts'
import { streetContext } from './address-book.ts'
import { addressContext } from './facts.ts'
import { sealContext } from './identities.ts'

const changeKeys = { customer_id: 'uuid', event_id: 'uuid', field: 'text' } as const

/** As what stands in the history of changes: base64 in JSON. */
const inJson = (bytes: RawBuilder<Buffer>) =>
  // encode breaks lines, and what we write has none
  sql`to_jsonb(translate(encode(${bytes}, 'base64'), E'\n', ''))`

/** An address in the history of changes. */
const changedAddress = (column: 'old_value' | 'new_value'): SealedPlace => ({
  name: `changes.${column}`,
  table: sql.table('changes'),
  keys: changeKeys,
  where: sql`t.field = 'address' AND jsonb_typeof(${sql.ref(`t.${column}`)}) = 'string'`,
  value: sql`decode(${sql.ref(`t.${column}`)} #>> '{}', 'base64')`,
  set: (bytes) => sql`${sql.id(column)} = ${inJson(bytes)}`,
  purpose: 'fields',
  contextOf: ([customerId = '']) => addressContext(customerId),
})

/** A contact in the history of changes, by which it is put back: its kind, hash and sealed value. */
const changedIdentity = (column: 'old_value' | 'new_value'): SealedPlace => ({
  name: `changes.${column}.sealed`,
  table: sql.table('changes'),
  keys: changeKeys,
  where: sql`t.field = 'identity' AND ${sql.ref(`t.${column}`)} ? 'sealed'`,
  value: sql`decode(${sql.ref(`t.${column}`)} ->> 'sealed', 'base64')`,
  set: (bytes) => sql`${sql.id(column)} = jsonb_set(${sql.ref(`t.${column}`)}, '{sealed}', ${inJson(bytes)})`,
  purpose: 'fields',
  bound: sql`${sql.ref(`t.${column}`)} ->> 'hash'`,
  contextOf: (_, hash) => sealContext(Buffer.from(hash, 'base64')),
})

/** An address besides the primary one in the history of changes. */
const changedOther = (column: 'old_value' | 'new_value'): SealedPlace => ({
  ...changedIdentity(column),
  name: `changes.${column}.address`,
  where: sql`t.field = 'otherAddress' AND ${sql.ref(`t.${column}`)} ? 'sealed'`,
  bound: sql`${sql.ref(`t.${column}`)} ->> 'id'`,
  contextOf: (_, id) => streetContext(id),
})

/** What the module keeps sealed. */
export const customerSealedPlaces: readonly SealedPlace[] = [
  sealedColumn('customer_identities', 'sealed', {
    keys: { customer_id: 'uuid', hash: 'bytea' },
    // written as \x and hex
    contextOf: ([, hash = '']) => sealContext(Buffer.from(hash.slice(2), 'hex')),
  }),
  sealedColumn('customers', 'address_sealed', { keys: { id: 'uuid' }, contextOf: ([id = '']) => addressContext(id) }),
  sealedColumn('customer_addresses', 'street_sealed', {
    keys: { customer_id: 'uuid', id: 'uuid' },
    contextOf: ([, id = '']) => streetContext(id),
  }),
  changedOther('old_value'),
  changedOther('new_value'),
  changedAddress('old_value'),
  changedAddress('new_value'),
  changedIdentity('old_value'),
  changedIdentity('new_value'),
]

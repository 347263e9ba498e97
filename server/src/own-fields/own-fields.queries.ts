import type { OwnFieldKind } from '@zhike/contract/own-fields'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { OwnFieldsTable, StoredField } from './own-fields.tables.ts'

/** All fields in order, retired ones too; of all kinds when none is given. */
export const selectFields = (db: Db, kind?: OwnFieldKind): Promise<StoredField[]> =>
  db
    .selectFrom('ownFields')
    .selectAll()
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind as OwnFieldKind))
    .orderBy('kind')
    .orderBy('position')
    .orderBy('id')
    .execute()

/** The fields of a kind for whoever is about to write values; see `own_fields_for_writing` in the migrations. */
export const selectFieldsForWriting = async (db: Db, kind: OwnFieldKind): Promise<StoredField[]> =>
  (await sql<StoredField>`SELECT * FROM own_fields_for_writing(${kind})`.execute(db)).rows

/** Lets nobody else change fields of a kind, or write values of them, until the end of the transaction. */
export const lockKind = (db: Db, kind: OwnFieldKind) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended('zhike.own_fields.' || ${kind}::text, 0))`.execute(db)

export const findField = (db: Db, id: string): Promise<StoredField | undefined> =>
  db.selectFrom('ownFields').selectAll().where('id', '=', id).executeTakeFirst()

const asJson = (value: unknown) => (value === undefined ? {} : { value: JSON.stringify(value) })

/** Columns as PostgreSQL takes them: a list in a JSON column would else become an array. */
function written<T extends Updateable<OwnFieldsTable>>(columns: T): T {
  const json = { choices: asJson(columns.choices), defaultValue: asJson(columns.defaultValue ?? undefined) }
  return {
    ...columns,
    ...('value' in json.choices ? { choices: json.choices.value as never } : {}),
    ...('value' in json.defaultValue ? { defaultValue: json.defaultValue.value as never } : {}),
  }
}

export const insertField = (db: Db, field: Insertable<OwnFieldsTable>): Promise<StoredField> =>
  db.insertInto('ownFields').values(written(field)).returningAll().executeTakeFirstOrThrow()

export const updateField = (db: Db, id: string, columns: Updateable<OwnFieldsTable>): Promise<StoredField> =>
  db
    .updateTable('ownFields')
    .set({ ...written(columns), version: sql`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Numbers fields in the order of their ids here. */
export const orderFields = (db: Db, ids: readonly string[]) =>
  sql`UPDATE own_fields f SET position = o.place - 1
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o (id, place)
      WHERE f.id = o.id AND f.position <> o.place - 1`.execute(db)

/** How many values lie under a key over all customers, and how many of them are not of a type. */
export const countValues = async (db: Db, { kind, key }: Pick<StoredField, 'kind' | 'key'>, type: string) => {
  const counted = sql<{ held: number; unfit: number }>`SELECT * FROM count_own_values(${kind}, ${key}, ${type})`
  return (await counted.execute(db)).rows[0] ?? { held: 0, unfit: 0 }
}

/** Fills the registry of a field that becomes unique; gives how many values stand twice. */
export const registerValues = async (db: Db, { id, kind, key }: StoredField): Promise<number> => {
  const entered = sql<{ repeated: number }>`SELECT register_own_values(${id}, ${kind}, ${key}) AS repeated`
  return (await entered.execute(db)).rows[0]?.repeated ?? 0
}

/** Empties the registry of a field that is unique no more. */
export const forgetRegistry = (db: Db, fieldId: string) =>
  db.deleteFrom('ownUniqueValues').where('fieldId', '=', fieldId).execute()

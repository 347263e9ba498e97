import { type RawBuilder, sql } from 'kysely'
import { type Batch, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'

/** Values of unique fields, those that records give up, and those that they get. */
export const claimShape = { fieldId: 'uuid', value: 'text' } as const
export const releaseShape = { recordId: 'uuid', fieldId: 'uuid' } as const
export const entryShape = { ...releaseShape, holderId: 'uuid', value: 'text' } as const

export type ClaimBatch = Batch<keyof typeof claimShape>

/** Values that records give up, and those that they get. */
export interface RegisterBatches {
  readonly released: Batch<keyof typeof releaseShape>
  readonly claims: Batch<keyof typeof entryShape>
}

/** Which of these values are in the registry, as a relation; texts of batches are of collation C, and the registry’s are not. */
export const registered = (claims: ClaimBatch) => sql`
  (SELECT v.field_id, v.value, v.holder_id, v.record_id
   FROM ${rowsOf(claimShape, claims, 'wanted')} JOIN own_unique_values v
     ON v.field_id = wanted.field_id AND v.value = wanted.value COLLATE "default")`

/** Frees every value of the records that a query gives: a query itself, of whose field it was. */
export const releasing = (ids: RawBuilder<unknown>) => sql`
  DELETE FROM own_unique_values v USING own_fields f
  WHERE f.id = v.field_id AND v.record_id IN (${ids}) RETURNING v.record_id, v.field_id, f.key`

/** Writes what records give up and get; false when somebody else has taken one of the values meanwhile. */
export const storeRegister = async (db: Db, { released, claims }: RegisterBatches): Promise<boolean> => {
  if (released.size > 0)
    await sql`
      DELETE FROM own_unique_values v USING ${rowsOf(releaseShape, released, 'r')}
      WHERE v.record_id = r.record_id AND v.field_id = r.field_id`.execute(db)
  if (claims.size === 0) return true
  const entered = sql`
    INSERT INTO own_unique_values (field_id, value, holder_id, record_id)
    SELECT field_id, value, holder_id, record_id FROM ${rowsOf(entryShape, claims, 'claim')}
    ORDER BY field_id, value COLLATE "default"
    ON CONFLICT DO NOTHING`
  return (await entered.execute(db)).numAffectedRows === BigInt(claims.size)
}

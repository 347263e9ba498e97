import type { Ownership, PassingHow, ReleaseReason } from '@zhike/contract/customers'
import { sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Db } from '../platform/db/database.ts'

/** Why a customer passes from one owner to another, or to nobody. */
export interface Passing {
  readonly how: PassingHow
  /** Of a customer whom a rule returned to the pool. */
  readonly ruleId?: string
  /** Of one whom the owner gave up. */
  readonly reason?: ReleaseReason
  readonly note?: string | undefined
}

interface Deed {
  readonly at: Date
  readonly by: Actor
}

export const insertOwnership = (
  db: Db,
  { customerId, id, ownerId, how, at, by }: Deed & { customerId: string; id: string; ownerId: string; how: PassingHow },
) =>
  sql`
    INSERT INTO ownerships (customer_id, id, owner_id, began_at, began_how, began_by_kind, began_by_id)
    VALUES (${customerId}, ${id}, ${ownerId}, ${at}, ${how}, ${by.kind}, ${by.id}::uuid)`.execute(db)

export const endOwnership = (db: Db, customerId: string, { how, ruleId, reason, note, at, by }: Deed & Passing) =>
  sql`
    UPDATE ownerships SET ended_at = ${at}, ended_how = ${how}, ended_by_kind = ${by.kind}, ended_by_id = ${by.id}::uuid,
      rule_id = ${ruleId ?? null}::uuid, reason = ${reason ?? null}, note = ${note ?? null}
    WHERE customer_id = ${customerId} AND ended_at IS NULL`.execute(db)

const actor = (kind: string, id: string) => sql`jsonb_build_object('kind', ${sql.ref(kind)}, 'id', ${sql.ref(id)},
  'name', coalesce((SELECT name FROM staff WHERE id = ${sql.ref(id)}), (SELECT name FROM api_keys WHERE id = ${sql.ref(id)})))`

export interface OwnershipRow extends Pick<Ownership, 'id' | 'owner' | 'how' | 'by'> {
  readonly beganAt: Date
  readonly endedAt: Date | null
  readonly ended: Omit<NonNullable<Ownership['ended']>, 'at'>
}

/** Who looked after a customer and those who were merged with it, the latest first. */
export const listOwnershipRows = async (db: Db, customerId: string): Promise<OwnershipRow[]> => {
  const found = sql<OwnershipRow>`
    SELECT o.id, jsonb_build_object('id', s.id, 'name', s.name) AS owner, o.began_at, o.began_how AS how,
           ${actor('o.beganByKind', 'o.beganById')} AS by, o.ended_at,
           jsonb_build_object('how', o.ended_how, 'by', ${actor('o.endedByKind', 'o.endedById')},
             'rule', (SELECT name FROM pool_rules WHERE id = o.rule_id), 'reason', o.reason, 'note', o.note) AS ended
    FROM ownerships o JOIN staff s ON s.id = o.owner_id
    WHERE o.customer_id = ANY (customer_group(${customerId}))
    ORDER BY o.began_at DESC, o.ended_at DESC NULLS FIRST, o.id DESC`
  return (await found.execute(db)).rows
}

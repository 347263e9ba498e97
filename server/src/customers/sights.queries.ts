import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import { plannedOnce } from '../platform/db/plans.ts'
import type { SightReason } from './customers.tables.ts'

interface Sight {
  readonly reason: SightReason
  readonly sourceId: string
}

type Grant = [customerId: string, sight: Sight, viewerIds: readonly string[], mode: 'read_only' | 'joint']

export const grantingSight = (...[customerId, { reason, sourceId }, viewerIds, mode]: Grant) =>
  sql<void>`grant_sight(${customerId}, ${reason}, ${sourceId}, ${viewerIds}::uuid[], ${mode})`

export const grantSightRows = (db: Db, ...grant: Grant) =>
  sql`${plannedOnce} SELECT ${grantingSight(...grant)}`.execute(db)

export const withdrawSightRows = (
  db: Db,
  customerId: string,
  { reason, sourceId }: Sight,
  viewerIds: readonly string[] | null,
) => sql`${plannedOnce} SELECT withdraw_sight(${customerId}, ${reason}, ${sourceId}, ${viewerIds}::uuid[])`.execute(db)

/** Renews who sees the next customers whom somebody sees; gives the last of them, or undefined when there are no more. */
export const refreshSightsOf = async (db: Db, viewerId: string, after: string, most: number) => {
  const refreshed = sql<{ last: string | null }>`
    WITH batch AS MATERIALIZED (
      SELECT DISTINCT customer_id FROM customer_sights
      WHERE viewer_id = ${viewerId} AND customer_id > ${after} ORDER BY customer_id LIMIT ${most}::int),
    refreshed AS MATERIALIZED (SELECT customer_id, refresh_seen_by(customer_id) FROM batch)
    SELECT max(customer_id::text) AS last FROM refreshed`
  return (await refreshed.execute(db)).rows[0]?.last ?? undefined
}

export const findCollaborators = async (db: Db, customerId: string) => {
  const found = sql<{ id: string; name: string; mode: 'read_only' | 'joint' }>`
    SELECT s.id, s.name, v.mode FROM customer_sights v JOIN staff s ON s.id = v.viewer_id
    WHERE v.customer_id = ${customerId} AND v.reason = 'collaborator' ORDER BY s.name, s.id`
  return (await found.execute(db)).rows
}

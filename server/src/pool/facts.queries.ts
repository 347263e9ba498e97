import type { Customer } from '@zhike/contract/customers'
import { type RawBuilder, sql } from 'kysely'
import { companyDay, dayMs, startOfCompanyDay } from '../platform/clock/company-time.ts'
import type { Db } from '../platform/db/database.ts'
import { dayAfter } from './days.ts'
import type { DecidingRule } from './pool.tables.ts'

/** What decides whether a customer goes to the pool. */
export interface PoolFacts {
  readonly customerId: string
  readonly number: string
  readonly kind: Customer['kind']
  readonly stage: Customer['stage']
  readonly tier: string | null
  readonly custom: Readonly<Record<string, unknown>>
  readonly createdAt: Date
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly ownedSince: Date | null
  readonly claimed: boolean
  /** When the last owner went. */
  readonly disownedAt: Date | null
  readonly lastOrderAt: Date | null
  readonly contactedAt: Date | null
  readonly contactType: string | null
  /** When the owner of today was told. */
  readonly warnedAt: Date | null
  readonly pooled: boolean
}

/** The facts of the customers in `chosen`, in its order. A merged customer speaks for all who were merged into it. */
const factsOf = (chosen: RawBuilder<unknown>) => sql<PoolFacts>`
  SELECT c.id AS customer_id, c.number, c.kind, c.stage, c.tier, c.custom, c.created_at, c.owner_id, s.name AS owner_name,
         o.began_at AS owned_since, coalesce(o.began_how = 'claimed', false) AS claimed, d.at AS disowned_at,
         c.last_order_at, e.at AS contacted_at, e.type AS contact_type, w.warned_at, p.customer_id IS NOT NULL AS pooled
  FROM (${chosen}) AS c
    LEFT JOIN staff s ON s.id = c.owner_id
    LEFT JOIN ownerships o ON o.customer_id = c.id AND o.ended_at IS NULL
    LEFT JOIN LATERAL (SELECT max(ended_at) AS at FROM ownerships WHERE customer_id = c.id AND c.owner_id IS NULL) AS d ON true
    LEFT JOIN LATERAL (
      SELECT made.at, made.type
      FROM (SELECT c.id UNION ALL SELECT m.id FROM customers m WHERE m.root_id = c.id) AS g
        CROSS JOIN LATERAL (SELECT at, type FROM contacts_made WHERE customer_id = g.id ORDER BY at DESC LIMIT 1) AS made
      ORDER BY made.at DESC LIMIT 1) AS e ON true
    LEFT JOIN pool_warnings w ON w.customer_id = c.id AND w.owner_id = c.owner_id
    LEFT JOIN pool_entries p ON p.customer_id = c.id
  ORDER BY c.id`

const standing = sql`c.archived_at IS NULL AND c.root_id IS NULL AND c.stage <> 'visitor'`

/** The facts of these customers, as far as they are in sight. */
export const findFacts = async (db: Db, ids: readonly string[]): Promise<PoolFacts[]> =>
  (await factsOf(sql`SELECT * FROM customers c WHERE c.id = ANY (${ids}::uuid[]) AND ${standing}`).execute(db)).rows

/**
 * The next customers whom one of the rules may concern within so many days: no one is left out, and of the others only
 * those are brought for whom it would cost more to find out. `also` brings those whose owners were warned.
 */
export const findCandidates = async (
  db: Db,
  rules: readonly DecidingRule[],
  within: Within & { readonly also: 'warned' | 'nobody' },
  after: string,
  most: number,
): Promise<PoolFacts[]> => {
  const warned = sql`c.id IN (SELECT customer_id FROM pool_warnings)`
  const also = within.also === 'warned' ? warned : sql`false`
  const may = sql.join([also, ...rules.map((rule) => mayConcern(rule, within))], sql` OR `)
  const found = factsOf(sql`
    SELECT * FROM customers c WHERE c.id > ${after} AND ${standing} AND (${may}) ORDER BY c.id LIMIT ${most}::int`)
  return (await found.execute(db)).rows
}

interface Within {
  readonly now: Date
  readonly days: number
}

/** Whether the row may come under a rule, by its own columns alone: what comes later than these only puts the day off. */
function mayConcern(
  { basis, field, days, kind, stages, tiers }: DecidingRule,
  { now, days: ahead }: Within,
): RawBuilder<boolean> {
  const reach = 1 + ahead - days
  const before = new Date(startOfCompanyDay(now).getTime() + reach * dayMs)
  const idle = {
    contact: sql`c.owner_id IS NOT NULL AND greatest(c.created_at, c.last_order_at) < ${before}`,
    unowned: sql`c.owner_id IS NULL AND c.created_at < ${before}
      AND NOT EXISTS (SELECT FROM pool_entries WHERE customer_id = c.id)`,
    date: sql`c.owner_id IS NOT NULL AND c.custom ->> ${field}::text < ${dayAfter(companyDay(now), reach)}`,
  }[basis]
  return sql<boolean>`(${idle} AND (${kind}::text IS NULL OR c.kind = ${kind})
    AND (${stages}::text[] = '{}' OR c.stage = ANY (${stages}::text[]))
    AND (${tiers}::text[] = '{}' OR c.tier = ANY (${tiers}::text[])))`
}

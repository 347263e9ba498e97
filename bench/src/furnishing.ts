import type pg from 'pg'
import type { Asker, Ground } from './ground.ts'

/** The customer with the long history. */
export interface Furnished {
  readonly customerIds: readonly string[]
  readonly teamCustomerIds: readonly string[]
  readonly longTimelineId: string
}

/**
 * Gives the ground what the measurements need, by plain SQL as the owner: a tenth of the customers to each
 * representative, with orders, tags and sources, tickets over all customers, one customer with a history of 10,000 events.
 */
export async function furnish(ground: Ground, tickets: number): Promise<Furnished> {
  const { owner, representative, blockRepresentative } = ground
  // as good as each record is: the sweep that would judge them takes minutes
  await owner.query(
    `UPDATE customers SET quality = 60 + ('x' || right(id::text, 2))::bit(8)::integer % 40, quality_due_at = 'infinity'`,
  )
  await handOver(owner, representative, 'n % 10 = 0')
  await handOver(owner, blockRepresentative, 'n % 10 > 0 AND n BETWEEN total * 6 / 10 AND total * 7 / 10')
  await owner.query(
    `INSERT INTO tickets (customer_id, id, number, kind, title, description, priority, status, resolved_at, channel,
                          seen_by, created_by_kind, search, created_at, updated_at)
     SELECT c.id, gen_random_uuid(), 'T-B' || n, (ARRAY['complaint','consultation','after_sales'])[1 + n % 3],
            '洗碗机漏水 ' || n, '', (ARRAY['low','normal','high','urgent'])[1 + n % 4],
            (ARRAY['open','pending','resolved','closed'])[1 + n % 4], CASE WHEN n % 4 >= 2 THEN now() END, 'portal',
            c.seen_by, 'system', '',
            now() - n * interval '1 minute', now() - n * interval '1 minute'
     FROM (SELECT id, seen_by, row_number() OVER (ORDER BY id) AS n FROM customers) c
     WHERE n % GREATEST((SELECT count(*) FROM customers) / $1::int, 1) = 0 LIMIT $1`,
    [tickets],
  )
  const ids = async (where: string) => {
    const { rows } = await owner.query<{ id: string }>(`SELECT id FROM customers ${where} ORDER BY id LIMIT 200`)
    return rows.map((row) => row.id)
  }
  const customerIds = await ids('')
  const teamCustomerIds = await ids(`WHERE owner_id = '${representative.staffId}'`)
  const longTimelineId = teamCustomerIds[0] ?? ''
  await owner.query(
    `INSERT INTO events (customer_id, id, type, at, recorded_at, actor_kind, subject_type, subject_id, data)
     SELECT $1, uuidv7(make_interval(mins => -n)), 'ticket.replied', now() - n * interval '1 minute', now(), 'system',
            'ticket', gen_random_uuid(), '{"number": "T-1"}'
     FROM generate_series(1, 10000) AS n`,
    [longTimelineId],
  )
  await owner.query('VACUUM ANALYZE')
  return { customerIds, teamCustomerIds, longTimelineId }
}

/** Makes somebody the owner of the customers on some places; they are those who buy, too. */
async function handOver(owner: pg.Client, { staffId }: Asker, places: string): Promise<void> {
  await owner.query(
    `INSERT INTO customer_sights (customer_id, reason, source_id, viewer_id)
     SELECT id, 'owner', id, $1
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n, count(*) OVER () AS total FROM customers) c WHERE ${places}`,
    [staffId],
  )
  await owner.query(
    `UPDATE customers SET owner_id = $1, seen_by = sight_ids(ARRAY[$1]::uuid[]), stage = 'active', orders_count = 1 + n % 7,
       total_fen = n * 37 % 1000000, last_order_at = now() - n * 11 % 400 * interval '1 day',
       tags = CASE WHEN n % 8 = 0 THEN ARRAY['VIP'] ELSE '{}' END, source = (ARRAY['门店', '官网', '展会'])[1 + n % 3]
     FROM (SELECT customer_id, row_number() OVER (ORDER BY customer_id) AS n FROM customer_sights WHERE viewer_id = $1) AS mine
     WHERE id = mine.customer_id`,
    [staffId],
  )
}

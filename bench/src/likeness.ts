import type { Asker, Ground } from './ground.ts'
import { measurePage } from './reading.ts'
import type { Line } from './table.ts'

const bars = { similar: 200, clusters: 2000 }
const dayMs = 86_400_000

/**
 * What a new ticket is like, over a million tickets, and which complaints of a year belong together, of a hundred thousand. The
 * texts repeat 600 times over and differ in product, fault and circumstance; the customers bought what they write of.
 */
export async function measureLikeness(ground: Ground, count: number): Promise<Line[]> {
  await fillAlike(ground, count)
  const all = count.toLocaleString('en')
  const complaints = Math.ceil(count / 10).toLocaleString('en')
  const day = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10)
  const lines: Line[] = []
  for (const asker of [ground.manager, ground.representative, ground.blockRepresentative]) {
    const id = await newestOf(ground, asker)
    lines.push(
      await measurePage(ground, asker, `similar to one of ${all} tickets`, `/tickets/${id}/similar`, bars.similar),
    )
    const text = new URLSearchParams({ title: '洗碗机漏水，地板泡坏了', description: '昨天晚上开始的，声音也很大' })
    const said = `/similar-tickets?${text}`
    lines.push(await measurePage(ground, asker, `similar to a text, of ${all} tickets`, said, bars.similar))
    const year = `/improvement-clusters?from=${day(365)}&to=${day(0)}`
    lines.push(await measurePage(ground, asker, `clusters of ${complaints} complaints`, year, bars.clusters))
  }
  return lines
}

const products = [
  '洗碗机',
  '洗衣机',
  '净水器',
  '空调',
  '油烟机',
  '电饭煲',
  '扫地机器人',
  '空气净化器',
  '热水器',
  '电水壶',
]
const faults = [
  '漏水',
  '不启动',
  '噪音大',
  '有异味',
  '跳闸',
  '显示乱码',
  '按键失灵',
  '连不上网',
  '外壳开裂',
  '温度不准',
]
const circumstances = ['刚买三个月', '安装之后', '下雨那天', '搬家以后', '半夜里', '更新之后']

/** The texts are opened as tickets, for the search reads them; the others take over what it read. */
async function fillAlike({ stage, owner, manager }: Ground, count: number): Promise<void> {
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM customers WHERE archived_at IS NULL LIMIT 1')
  const customerId = rows[0]?.id ?? ''
  const { products: catalogue, tickets } = stage.client(manager.key)
  for (const [n, name] of products.entries()) await catalogue.create({ sku: `L-${n}`, name })
  for (const product of products)
    for (const fault of faults)
      for (const when of circumstances)
        await tickets.create({ customerId, kind: 'consultation', title: `${product}${fault}`, description: when })
  await owner.query(
    `INSERT INTO tickets (customer_id, id, number, kind, title, description, priority, status, resolved_at, channel, seen_by,
                          created_by_kind, search, created_at, updated_at)
     SELECT c.id, uuidv7(-age), 'T-L' || n, CASE WHEN n % 10 = 0 THEN 'complaint' ELSE 'consultation' END, p.title, p.description,
            'normal', CASE WHEN n % 3 = 0 THEN 'open' ELSE 'resolved' END, CASE WHEN n % 3 > 0 THEN now() - age * 0.9 END, 'portal',
            c.seen_by, 'system', p.search, now() - age, now() - age
     FROM (SELECT id, seen_by, n, interval '1 year' * (hashint8(n) & 1048575) / 1048576.0 AS age
           FROM (SELECT *, row_number() OVER (ORDER BY id) AS k, count(*) OVER () AS total FROM customers) AS each_one,
                generate_series(k, $1::bigint, total) AS n) AS c
     JOIN (SELECT title, description, search, row_number() OVER (ORDER BY id) AS place FROM tickets WHERE customer_id = $2
           AND kind = 'consultation' AND number NOT LIKE 'T-B%' LIMIT 600) AS p ON p.place = 1 + (hashint8(n * 7) & 1048575) % 600`,
    [count, customerId],
  )
  await owner.query(
    `INSERT INTO ticket_resolutions (customer_id, ticket_id, id, summary, at, by_kind)
     SELECT customer_id, id, gen_random_uuid(), '更换配件后正常', resolved_at, 'system' FROM tickets
     WHERE number LIKE 'T-L%' AND status = 'resolved'`,
  )
  await fillComplaints(owner)
  await owner.query('VACUUM ANALYZE tickets, ticket_resolutions, complaint_causes, orders, order_lines')
  await stage.strike('similar-tickets.count-words')
}

/** Each complaint has a cause, and its customer an order of what it is about. */
async function fillComplaints(owner: Ground['owner']): Promise<void> {
  await owner.query(`
    INSERT INTO complaint_causes (customer_id, ticket_id, id, kind, text, at, by_kind)
    SELECT customer_id, id, gen_random_uuid(), (ARRAY['product', 'service', 'information'])[1 + (hashtext(number) & 1023) % 3],
           '零件老化', created_at, 'system'
    FROM tickets WHERE number LIKE 'T-L%' AND kind = 'complaint'`)
  await owner.query(`
    WITH bought AS (
      SELECT t.customer_id, gen_random_uuid() AS id, t.number, t.created_at - interval '30 days' AS at, p.sku, p.name
      FROM tickets t JOIN products p ON p.sku LIKE 'L-%' AND strpos(t.title, p.name) = 1
      WHERE t.number LIKE 'T-L%' AND t.kind = 'complaint'),
    ordered AS (
      INSERT INTO orders (customer_id, id, order_no, ordered_at, currency, total_fen, created_at)
      SELECT customer_id, id, 'L-' || number, at, 'CNY', 100, at FROM bought RETURNING id)
    INSERT INTO order_lines (customer_id, order_id, line_no, sku, name, quantity, unit_fen)
    SELECT customer_id, id, 1, sku, name, 1, 100 FROM bought WHERE id IN (SELECT id FROM ordered)`)
}

async function newestOf({ server }: Ground, { key }: Asker): Promise<string> {
  const headers = { authorization: `Bearer ${key}` }
  const answer = await fetch(`${server.origin}/api/v1/tickets?kind=complaint&limit=1`, { headers })
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items[0]?.id ?? ''
}

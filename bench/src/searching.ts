import type { Asker, Ground } from './ground.ts'
import { load } from './load.ts'
import { type Line, ms, percentile } from './table.ts'

/** Everything that people type into the one box, and what they should not. */
const kinds: readonly [kind: string, typed: string][] = [
  ['a surname that 7 % bear', '李'],
  ['another common surname', '王'],
  ['two characters', '李伟'],
  ['three characters', '李伟芳'],
  ['characters within a name', '伟芳'],
  ['characters apart', '李 芳'],
  ['pinyin of a surname', 'zhang'],
  ['the beginning of pinyin', 'zh'],
  ['one letter', 'z'],
  ['pinyin', 'zhangweifang'],
  ['pinyin within a name', 'weifang'],
  ['initials', 'lwf'],
  ['two initials', 'lw'],
  ['syllable and initials', 'zhangwf'],
  ['characters and initials', '李wf'],
  ['a surname in its own reading', 'zengwei'],
  ['a surname in the reading of the word', 'cengwei'],
  ['traditional characters', '張偉芳'],
  ['a southern ear', 'zangweifang'],
  ['the same sound', '张维方'],
  ['a wrong letter', 'zhangwwifang'],
  ['letters in the wrong order', 'zhagnweifang'],
  ['a wrong character', '李龘芳'],
  ['a missing character', '欧伟'],
  ['nobody', '龘靐齉'],
  ['nobody in pinyin', 'qiongxiongkuang'],
  ['a company', '星河电器'],
  ['a company with another legal form', '星河电器（杭州）集团'],
  ['a company in initials', 'hzxhdq'],
  ['a company shortened', '杭星电'],
  ['Latin letters', 'jurgen'],
  ['the end of a phone number', '4321'],
  ['a longer end of a phone number', '00654321'],
  ['a whole phone number', '+86 138 0065 4320'],
  ['an e-mail address', 'p654321@example.com'],
  ['a customer number', 'c-2'],
  ['an order number', 'so-0042'],
  ['the end of an order number', '04217'],
  ['a ticket number', 'T-B42'],
  ['the end of a ticket number', '0042'],
  ['one digit', '1'],
  ['two digits', '12'],
  ['a hundred characters', '李'.repeat(100)],
  ['a hundred letters', 'zhang'.repeat(20)],
  ['a per cent sign', '%'],
  ['an underscore', '_'],
  ['a backslash', '\\'],
  ['a sign of queries', ':*'],
  ['quotes', `'"'`],
]
const bar = 50
const orders = 50_000

/** The one search box over all customers, each kind of query, one request at a time. */
export async function measureSearch(ground: Ground): Promise<Line[]> {
  await furnishOrders(ground)
  const lines: Line[] = []
  for (const asker of [ground.manager, ground.representative]) {
    for (const [kind, typed] of kinds)
      lines.push(await box(ground, asker, kind, `/search?q=${encodeURIComponent(typed)}`))
    lines.push(await box(ground, asker, 'nothing typed', '/search/recents'))
  }
  return lines
}

async function box(ground: Ground, asker: Asker, kind: string, path: string): Promise<Line> {
  const options = { origin: ground.server.origin, headers: { authorization: `Bearer ${asker.key}` }, connections: 1 }
  const shot = () => ({ method: 'GET' as const, path: `/api/v1${path}` })
  await load({ ...options, seconds: 0.3 }, shot)
  const { latencies } = await load({ ...options, seconds: 1.2 }, shot)
  const p95 = percentile(latencies, 0.95)
  return { work: `search by ${kind}, ${asker.name}`, measured: `p95 ${ms(p95)}`, bar: `≤ ${bar} ms`, met: p95 <= bar }
}

/** Orders of customers here and there, by plain SQL as the owner. */
async function furnishOrders({ owner }: Ground): Promise<void> {
  const { rows } = await owner.query<{ step: number }>(
    `SELECT greatest(count(*) / ${orders}, 1)::int AS step FROM customers`,
  )
  await owner.query(
    `WITH placed AS (
       INSERT INTO orders (customer_id, id, order_no, ordered_at, currency, total_fen, created_at)
       SELECT id, gen_random_uuid(), 'SO-' || lpad(n::text, 7, '0'), now() - n * interval '1 minute', 'CNY', 10000, now()
       FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM customers) AS c WHERE n % $1 = 0
       RETURNING customer_id, id, order_no)
     INSERT INTO order_numbers (order_no, holder_id, order_id) SELECT order_no, customer_id, id FROM placed`,
    [rows[0]?.step ?? 1],
  )
  await owner.query('ANALYZE orders; ANALYZE order_numbers')
}

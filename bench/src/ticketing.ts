import type pg from 'pg'
import type { Asker, Ground } from './ground.ts'
import { measurePage } from './reading.ts'
import { type Line, ms, percentile } from './table.ts'

const bar = 60

/**
 * Lists, counts by state and by person, and the figures of the first page over a million tickets.
 */
export async function measureTickets(ground: Ground, count: number): Promise<Line[]> {
  await fillTickets(ground.owner, count)
  const all = count.toLocaleString('en')
  const unfinished = { status: ['open', 'pending'] }
  const pages: readonly [string, string, Query, ...object[]][] = [
    ['newest', 'tickets', { limit: '50', count: 'yes' }],
    ['unfinished, by priority', 'tickets', { ...unfinished, sort: '-priority', limit: '50', count: 'yes' }],
    ['mine', 'tickets', { ...unfinished, assignee: 'me', limit: '50', count: 'yes' }],
    ['kind and week, by last change', 'tickets', { sort: '-updatedAt', limit: '50', count: 'yes' }, ofKind, lately],
    ['rated badly, oldest first', 'tickets', { sort: 'createdAt', limit: '50', count: 'yes' }, badly],
    ['· overdue, by priority', 'tickets', { ...unfinished, sort: '-priority', limit: '50' }, overdue],
    ['counts by status', 'tickets/counts', { by: 'status' }],
    ['counts by assignee', 'tickets/counts', { ...unfinished, by: 'assignee' }],
    ['what waits for the customer', 'tickets', { limit: '20' }, is('status', 'pending')],
    ['what nobody has', 'tickets', { ...unfinished, limit: '20' }, { field: 'assignee', op: 'empty' }],
    ['what is urgent', 'tickets', { ...unfinished, limit: '20' }, is('priority', 'urgent')],
    ['days by what falls due', 'tickets/days', { ...unfinished, by: 'dueAt', ...weeks }],
    ['days by when they were opened', 'tickets/days', { by: 'createdAt', ...weeks }],
    ['home', 'home', {}],
  ]
  const lines: Line[] = []
  for (const [work, path, query, ...conditions] of pages)
    for (const asker of [ground.manager, ground.representative, ground.blockRepresentative]) {
      const filter = conditions.length === 0 ? {} : { filter: JSON.stringify({ all: conditions }) }
      lines.push(
        await measurePage(ground, asker, `${all} tickets: ${work}`, `/${path}?${params({ ...query, ...filter })}`, bar),
      )
    }
  for (const asker of [ground.manager, ground.representative, ground.blockRepresentative])
    lines.push(await measureBoard(ground, asker, `${all} tickets: the whole board`))
  return lines
}

/** Counts and all columns, asked for at once as a browser does, again and again. */
async function measureBoard({ server }: Ground, asker: Asker, work: string): Promise<Line> {
  const columns = ['open', 'pending', 'resolved'].map((status) => `tickets?${params({ status, limit: '20' })}`)
  const headers = { authorization: `Bearer ${asker.key}` }
  const open = async (path: string) => {
    const answer = await fetch(`${server.origin}/api/v1/${path}`, { headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    await answer.arrayBuffer()
  }
  const latencies: number[] = []
  for (let round = 0; round < 120; round++) {
    const began = performance.now()
    await Promise.all(['tickets/counts?by=status', ...columns].map(open))
    if (round >= 20) latencies.push(performance.now() - began)
  }
  const p95 = percentile(latencies, 0.95)
  return { work: `${work}, ${asker.name}`, measured: `p95 ${ms(p95)}`, bar: `≤ ${bar} ms`, met: p95 <= bar }
}

type Query = Readonly<Record<string, string | readonly string[]>>
const params = (query: Query) =>
  new URLSearchParams(Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one])))

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
/** A month as a calendar shows it, half of it over. */
const weeks = { from: dayIn(-20), to: dayIn(21) }

const is = (field: string, value: string) => ({ field, op: 'is', value })
const ofKind = is('kind', 'complaint')
const lately = { field: 'createdAt', op: 'in_last_days', value: 7 }
const badly = { field: 'rating', op: 'lte', value: 2 }
const overdue = is('promise', 'breached')

/**
 * A ticket for each customer, or several, over two years. Of those of the last ten weeks, a tenth, half are not finished: ten
 * each for five thousand colleagues. A fifth lies with nobody, the others with the owner of the customer or with eight more;
 * every unfinished one has a promise, of which one in a hundred is broken.
 */
async function fillTickets(owner: pg.Client, count: number): Promise<void> {
  await owner.query(`
    INSERT INTO staff (id, name, email, role, scope, department_id, created_at)
    SELECT gen_random_uuid(), 'Colleague ' || n, 'colleague' || n || '@bench.example', 'representative', 'team', d.id, now()
    FROM generate_series(1, 8) AS n, (SELECT id FROM departments WHERE reception) AS d`)
  await owner.query(
    `INSERT INTO tickets (customer_id, id, number, kind, title, description, priority, status, resolved_at, channel, assignee_id,
                          seen_by, created_by_kind, search, rating_score, rated_at, created_at, updated_at)
     SELECT c.id, uuidv7(-age), 'T-C' || n, (ARRAY['complaint', 'consultation', 'after_sales', 'praise'])[1 + n * 7 % 4],
            '洗碗机漏水 ' || n, '', (ARRAY['low', 'normal', 'high', 'urgent'])[1 + n * 3 % 4],
            state, CASE WHEN state IN ('resolved', 'closed') THEN now() - age * 0.9 END, 'portal',
            CASE WHEN n % 7 > 1 THEN coalesce(c.owner_id, people.ids[1 + n % 8]) END, c.seen_by, 'system', '',
            CASE WHEN state = 'closed' AND n % 16 = 7 THEN 1 + n % 5 END,
            CASE WHEN state = 'closed' AND n % 16 = 7 THEN now() - age * 0.8 END, now() - age, now() - age * 0.7
     FROM (SELECT *, CASE WHEN age > interval '73 days' THEN 'closed'
                          ELSE (ARRAY['open', 'pending', 'resolved', 'closed'])[1 + n / 8 % 4] END AS state
           FROM (SELECT id, owner_id, seen_by, n, interval '2 years' * (hashint8(n) & 1048575) / 1048576.0 AS age
                 FROM (SELECT *, row_number() OVER (ORDER BY id) AS k, count(*) OVER () AS total FROM customers) AS each_one,
                      generate_series(k, $1::bigint, total) AS n) AS dated) AS c,
          (SELECT array_agg(id) AS ids FROM staff WHERE email LIKE 'colleague%') AS people`,
    [count],
  )
  await owner.query(`
    INSERT INTO time_promises (customer_id, ticket_id, target, round, started_at, minutes, due_at, warn_at, next_at, warned_at, breached_at)
    SELECT customer_id, id, 'resolution', 0, created_at, 480, at, at, CASE WHEN late THEN NULL ELSE at END, CASE WHEN late THEN at END,
           CASE WHEN late THEN at END
    FROM (SELECT customer_id, id, created_at, hashtext(number) % 100 = 0 AS late, now() + interval '400 days' * random() AS at
          FROM tickets WHERE status IN ('open', 'pending') AND number LIKE 'T-C%') AS t`)
  await owner.query('VACUUM ANALYZE tickets, time_promises')
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CustomerSort } from '@zhike/contract/customers'
import type { Filter } from '@zhike/contract/filters'
import { sql } from 'kysely'
import { onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'
import { systemActor } from '../platform/actor.ts'

/** So many, and so wide, that lists look at a sample before they walk or gather. */
const count = 9_000

/** Stages, totals and owners that go with the order of creation, as in life: the worst for whoever walks it. */
const insertMany = (ownerId: string, viewers: readonly string[]) => sql`
  INSERT INTO customers (id, number, kind, name, sort_name, stage, region, tags, occupation, owner_id, seen_by, orders_count,
                         total_fen, last_order_at, created_at, updated_at)
  SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'C-' || n, 'person', 'N' || n % 700,
    'n' || lpad((n % 700)::text, 3, '0'), CASE WHEN n < 1000 THEN 'lost' WHEN n % 3 = 0 THEN 'active' ELSE 'potential' END,
    CASE n % 5 WHEN 0 THEN '330106' WHEN 1 THEN '110105' END, CASE WHEN n % 50 = 0 THEN ARRAY['VIP'] ELSE '{}' END,
    repeat(md5(n::text), 32), CASE WHEN n BETWEEN 6000 AND 7000 THEN ${ownerId}::uuid END,
    CASE WHEN n BETWEEN 6000 AND 7000 THEN ${viewers}::uuid[] ELSE '{}' END, n % 9, n % 9 * 1000,
    CASE WHEN n % 9 > 0 THEN timestamptz '2026-01-01' + n * interval '1 hour' END,
    timestamptz '2025-01-01' + n / 3 * interval '1 minute', timestamptz '2025-01-01' + n % 100 * interval '1 minute'
  FROM generate_series(1, ${count}::int) AS n`

test(
  'a long list is the same whether it is walked or gathered: each customer once, in order, in every scope',
  onOwnDesk(async (desk) => {
    const rep = await desk.person('representative', { team: 'A', department: 'North' })
    const manager = await desk.as('manager')
    await desk.store.transaction(systemActor, (db) => insertMany(rep.id, [rep.id, rep.teamId]).execute(db))
    // as the database does by itself before long
    await asOwner(desk.clone, 'ANALYZE customers')
    const filters: readonly (Filter | undefined)[] = [
      undefined,
      { all: [{ field: 'region', op: 'below', value: ['330000'] }] },
      { all: [{ field: 'stage', op: 'in', value: ['lost', 'active'] }] },
      { all: [{ field: 'tags', op: 'has_any', value: ['VIP'] }, { not: { field: 'region', op: 'empty' } }] },
      {
        all: [
          { field: 'totalFen', op: 'between', value: [2000, 5000] },
          { field: 'stage', op: 'is', value: 'active' },
        ],
      },
      { all: [{ field: 'lastOrderAt', op: 'empty' }] },
      {
        all: [
          { field: 'orders', op: 'lte', value: 3 },
          { field: 'name', op: 'starts_with', value: 'n69' },
        ],
      },
      // many, at the far end of an order, and something is looked up for each
      {
        all: [
          {
            any: [
              { field: 'contacts', op: 'has_none', value: ['wechat'] },
              { field: 'name', op: 'is', value: 'customers.id' },
            ],
          },
          { all: [{ field: 'orders', op: 'lte', value: 4 }] },
        ],
      },
    ]
    const sorts: readonly CustomerSort[] = ['-createdAt', 'createdAt', '-totalFen', 'orders', '-lastOrderAt', 'name']
    for (const client of [manager, desk.client(rep)])
      for (const filter of filters) {
        const wish = filter === undefined ? {} : { filter: JSON.stringify(filter) }
        let whole: string | undefined
        for (const sort of sorts) {
          const seen: string[] = []
          const keys: (string | number)[] = []
          let cursor: string | null = null
          do {
            const page = await client.customers.list({ ...wish, sort, limit: 200, ...(cursor ? { cursor } : {}) })
            seen.push(...page.items.map(({ id }) => id))
            keys.push(...page.items.map((one) => keyOf(sort, one)))
            cursor = page.nextCursor
          } while (cursor !== null && seen.length < 1000)
          assert.equal(new Set(seen).size, seen.length, `${sort} gave somebody twice`)
          const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
          assert.deepEqual(keys, sort.startsWith('-') ? sorted.toReversed() : sorted, `${sort} ${wish.filter}`)
          if (cursor === null) {
            const ids = seen.toSorted().join()
            whole ??= ids
            assert.equal(ids, whole, `${sort} ${wish.filter} gave others`)
          }
        }
        const { items, count: counted } = await client.customers.list({ ...wish, limit: 1, count: 'yes' })
        const { value = 0, exact } = counted ?? {}
        if (whole !== undefined && exact) assert.equal(value, whole === '' ? 0 : whole.split(',').length)
        assert.ok(exact || items.length > 0)
      }
    const { count: all } = await manager.customers.list({ count: 'yes', limit: 1 })
    const { count: mine } = await desk.client(rep).customers.list({ count: 'yes', limit: 1 })
    assert.ok(Math.abs((all?.value ?? 0) - count) < count / 10 && mine?.value === 1001, JSON.stringify({ all, mine }))
  }),
)

interface Sorted {
  readonly name: string
  readonly createdAt: string
  readonly metrics: { readonly orders: number; readonly totalFen: number; readonly lastOrderAt: string | null }
}

function keyOf(sort: CustomerSort, { name, createdAt, metrics }: Sorted): string | number {
  if (sort === 'name') return `n${name.slice(1).padStart(3, '0')}`
  if (sort === 'orders') return metrics.orders
  if (sort === '-totalFen') return metrics.totalFen
  return sort === '-lastOrderAt' ? (metrics.lastOrderAt ?? '') : createdAt
}

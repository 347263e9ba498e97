import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import { type OwnDesk, onOwnDesk } from '../../test/harness.ts'
import { at, phone } from './merging.fixture.ts'

const lastsMs = 10_000
const races = new Set<string>([
  'customer.merge_raced',
  'customer.merged_already',
  'customer.merge_same',
  'record.not_found',
])

/** Does something again and again until the time is over; a refusal that belongs to the race is no fault. */
async function keepOn(until: number, step: (round: number) => Promise<unknown>): Promise<number> {
  let done = 0
  for (let round = 0; performance.now() < until; round++) {
    try {
      await step(round)
      done++
    } catch (error) {
      if (!(error instanceof ApiError) || !races.has(error.problem.reason)) throw error
    }
  }
  return done
}

async function totals(desk: OwnDesk, ids: readonly string[]) {
  const client = await desk.as('manager')
  const roots = new Map<string, number>()
  for (const id of ids) {
    const customer = await client.customers.get({ id })
    roots.set(customer.id, customer.metrics.totalFen)
  }
  return [...roots.values()].reduce((sum, fen) => sum + fen, 0)
}

/** How often the database had to end one of two that waited for each other; the request was run again. */
async function deadlocks({ pool }: OwnDesk): Promise<number> {
  const { rows } = await pool.query<{ deadlocks: number }>(
    'SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()',
  )
  return rows[0]?.deadlocks ?? 0
}

test(
  'merges and their undoing beside new orders, tickets and contacts lose nothing and end apart as before',
  onOwnDesk(async (desk) => {
    const managers = await Promise.all([1, 2, 3, 4].map(() => desk.as('manager')))
    const [first, second, third, fourth] = managers
    assert.ok(first && second && third && fourth)
    const customers = []
    for (const [i, name] of ['甲', '乙', '丙', '丁'].entries())
      customers.push(await first.customers.create({ name, identities: [phone(`1380013800${i}`)] }))
    const ids = customers.map(({ id }) => id)
    const pick = (round: number) => ids[round % ids.length] ?? ''
    const until = performance.now() + lastsMs
    let fen = 0
    const spent = new Map<string, number>()
    const ordering = (client: typeof first, mark: string) =>
      keepOn(until, async (round) => {
        const customerId = pick(round * 7 + mark.length)
        await client.orders.create({ orderNo: `${mark}${round}`, customerId, orderedAt: at('02'), totalFen: round + 1 })
        fen += round + 1
        spent.set(customerId, (spent.get(customerId) ?? 0) + round + 1)
      })
    const counts = await Promise.all([
      keepOn(until, (round) => first.customers.merge({ id: pick(round), otherId: pick(round + 1 + (round % 3)) })),
      keepOn(until, (round) => second.customers.takeApart({ id: pick(round + 1), otherId: pick(round) })),
      ordering(third, 'T'),
      ordering(fourth, 'FF'),
      keepOn(until, (round) =>
        third.tickets.create({ customerId: pick(round), kind: 'complaint', title: `第 ${round} 次` }),
      ),
      keepOn(until, (round) =>
        fourth.customers.addIdentity({
          id: pick(round),
          kind: 'wechat',
          value: `wx_${pick(round).slice(-4)}_${round}`,
        }),
      ),
    ])
    for (const [at_, count] of counts.entries()) assert.ok(count > 3, `only ${count} of the ${at_ + 1}th kind`)
    assert.equal(await totals(desk, ids), fen, 'the totals of the groups')
    assert.equal(await deadlocks(desk), 0, 'whoever waits is let in at last')

    for (;;) {
      const merges = (await Promise.all(ids.map((id) => first.customers.listMerges({ id })))).flatMap(
        ({ items }) => items,
      )
      const [merge] = merges
      if (!merge) break
      await first.customers.takeApart({ id: merge.into.id, otherId: merge.other.id })
    }
    for (const [i, { id, name }] of customers.entries()) {
      const customer = await first.customers.get({ id })
      assert.deepEqual([customer.id, customer.name, customer.mergedIds], [id, name, []])
      assert.equal(customer.metrics.totalFen, spent.get(id) ?? 0, `the total of ${name}`)
      assert.ok(customer.identities.some(({ masked }) => masked.endsWith(`800${i}`)))
    }
  }),
)

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { onDesk } from '../../../test/harness.ts'
import { systemActor } from '../actor.ts'
import { batchOf, eachOf, lookUpByIndex, rowsOf, valuesOf } from './batches.ts'

const shape = {
  id: 'uuid',
  someText: 'text',
  tags: 'text[]',
  bytes: 'bytea',
  facts: 'jsonb',
  count: 'bigint',
  at: 'timestamptz',
} as const

const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0') && value.isWellFormed())
const row = fc.record({
  id: fc.uuid(),
  someText: fc.option(text),
  tags: fc.array(text, { maxLength: 4 }),
  bytes: fc.option(fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes))),
  facts: fc.option(fc.record({ said: text })),
  count: fc.maxSafeInteger(),
  at: fc.date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true }),
})

test(
  'every row comes out of a batch as it went in, in order',
  onDesk(async (desk) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const packed = rowsOf(shape, batchOf(shape, rows), 'packed_rows')
        const found = await desk.store.transaction(systemActor, (db) => sql`SELECT * FROM ${packed}`.execute(db))
        assert.deepEqual(JSON.stringify(found.rows), JSON.stringify(rows))
      }),
      { numRuns: 50 },
    )
  }),
)

for (const [table, column] of [
  ['external_ids', 'value'],
  ['order_numbers', 'order_no'],
] as const)
  test(
    `the texts of a batch find their rows of ${table} by the index`,
    onDesk(async (desk) => {
      const plan = await desk.store.transaction(systemActor, async (db) => {
        await lookUpByIndex(db)
        const wanted = eachOf(valuesOf('text', ['A', 'B']), 'text', 'wanted')
        const { rows } = await sql<{ 'QUERY PLAN': string }>`
          EXPLAIN SELECT FROM ${wanted} JOIN ${sql.table(table)} t ON t.${sql.ref(column)} = wanted.value`.execute(db)
        return rows.map((line) => line['QUERY PLAN']).join('\n')
      })
      assert.match(plan, new RegExp(`Index (Only )?Scan using ${table}_pkey`))
    }),
  )

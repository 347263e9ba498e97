import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { onDesk } from '../../../test/harness.ts'
import { systemActor } from '../actor.ts'
import { batchOf, rowsOf } from './batches.ts'

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

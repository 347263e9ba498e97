import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { onOwnDesk } from '../../test/harness.ts'
import type { Orders } from './bulk-killed.fixture.ts'

const customers = 300
const script = fileURLToPath(new URL('./bulk-killed.fixture.ts', import.meta.url))

/** Runs the bulk edit in a process of its own, and kills it when so many are changed, or lets it end. */
async function runUntil(owner: pg.Client, orders: Orders, most: number): Promise<number> {
  // what a while's silence would do
  await owner.query('UPDATE bulk_edits SET worked_at = NULL')
  const child = spawn(process.execPath, [script, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const dealtWith = async () => {
    const { rows } = await owner.query("SELECT count(*)::int AS n FROM bulk_edited WHERE status = 'changed'")
    return rows[0].n as number
  }
  while (child.exitCode === null && (await dealtWith()) < most) await pause(5)
  child.kill('SIGKILL')
  await ended
  return dealtWith()
}

test(
  'a bulk edit that is killed half-way goes on behind the last one, changes each once, and a half is undone whole',
  onOwnDesk(async (desk) => {
    const client = await desk.as('manager')
    const owner = new pg.Client({ connectionString: desk.clone.ownerUrl })
    await owner.connect()
    try {
      await owner.query(`
        INSERT INTO customers (id, number, kind, name, sort_name, stage, source, created_at, updated_at)
        SELECT uuidv7(), 'C-' || n, 'person', '客户' || n, 'kehu' || n, 'potential', '门店', now(), now()
        FROM generate_series(1, ${customers}) AS n`)
      const { id } = await client.bulkEdits.create({ choice: {}, change: { source: '展会' } })
      const orders = { appUrl: desk.clone.appUrl, id }
      const first = await runUntil(owner, orders, 50)
      const second = await runUntil(owner, orders, 150)
      assert.ok(first >= 50 && second > first && second < customers, `${first}, then ${second}`)
      const events = async () =>
        (await owner.query("SELECT customer_id FROM events WHERE type = 'customer.updated'")).rows.map(
          (row) => row.customer_id,
        )
      const told = await events()
      assert.equal(told.length, second)
      assert.equal(new Set(told).size, second, 'each once')

      // the half of it is stopped, and put back
      await client.bulkEdits.cancel({ id })
      await client.bulkEdits.undo({ id })
      await runUntil(owner, orders, customers + 1)
      const undone = await client.bulkEdits.get({ id })
      assert.deepEqual(
        [undone.status, undone.counts.undone, undone.counts.pending],
        ['undone', second, customers - second],
      )
      const { items } = await client.customers.count({ by: 'source' })
      assert.deepEqual(
        items.map(({ value, customers }) => [value, customers]),
        [['门店', customers]],
      )
    } finally {
      await owner.end()
    }
  }),
)

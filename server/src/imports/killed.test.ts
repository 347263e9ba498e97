import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { cloneTemplate, findTestCluster } from '../../test/cluster.ts'
import { newKeyRing, parseKeyRing } from '../platform/crypto/key-ring.ts'
import { localStore } from '../platform/files/store.ts'
import type { Orders } from './killed.fixture.ts'
import { workbook } from './workbook.fixture.ts'

const kills = 4

/** Every 100th row cannot be read, every 50th is the row before again. */
function makeTable(rows: number): { lines: string[]; bad: number; again: number } {
  const lines = ['external_id,name,phone']
  let [bad, again] = [0, 0]
  for (let at = 0; at < rows; at++) {
    const isBad = at % 100 === 99
    const isAgain = at % 100 === 50
    bad += isBad ? 1 : 0
    again += isAgain ? 1 : 0
    const number = isAgain ? at - 1 : at
    lines.push(`E${number},客户${number},${isBad ? 'no phone' : `138${String(number).padStart(8, '0')}`}`)
  }
  return { lines, bad, again }
}

/** Runs the import in a process of its own; kills it after a while, or lets it end. */
async function runUntil(orders: Orders, killAfterMs: number | undefined): Promise<void> {
  const script = fileURLToPath(new URL('./killed.fixture.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  if (killAfterMs !== undefined) {
    await pause(killAfterMs)
    child.kill('SIGKILL')
  }
  await ended
}

const formats = {
  csv: { rows: 9_000, write: (lines: readonly string[]) => lines.join('\n') },
  xlsx: {
    rows: 5_000,
    write: (lines: readonly string[]) => workbook([{ rows: lines.map((line) => line.split(',')) }]),
  },
} as const

for (const format of ['csv', 'xlsx'] as const)
  test(`an import of ${format} that is killed again and again brings everybody in once, with a right report, and is undone once`, async () => {
    const { rows, write } = formats[format]
    const cluster = await findTestCluster()
    const clone = await cloneTemplate(cluster)
    const folder = mkdtempSync(join(tmpdir(), 'zhike-killed-'))
    const owner = new pg.Client({ connectionString: clone.ownerUrl })
    await owner.connect()
    try {
      const path = join(folder, `customers.${format}`)
      const { lines: table, bad, again } = makeTable(rows)
      writeFileSync(path, write(table))
      const keyText = newKeyRing()
      const place = { appUrl: clone.appUrl, keys: keyText, files: join(folder, 'files') }
      const find = async () => (await owner.query('SELECT id, status, rows_done::int FROM imports')).rows[0]
      await runUntil({ ...place, path }, 1_000)
      while (!(await find())) await runUntil({ ...place, path }, 2_000)
      const { id } = await find()
      for (let kill = 1; kill < kills; kill++) {
        // what a minute's silence would do
        await owner.query('UPDATE imports SET worked_at = NULL')
        await runUntil({ ...place, id }, Math.random() * 1_500)
      }
      await owner.query('UPDATE imports SET worked_at = NULL, attempts = 0')
      await runUntil({ ...place, id }, undefined)

      const state = (await owner.query('SELECT * FROM imports')).rows[0]
      assert.equal(state.status, 'done')
      const counts = [state.created_count, state.skipped_count, state.failed_count].map(Number)
      assert.deepEqual(counts, [rows - bad - again, again, bad])
      const count = async (sql: string) => Number((await owner.query(`SELECT count(*) FROM ${sql}`)).rows[0].count)
      const created = rows - bad - again
      assert.equal(await count('customers'), created)
      assert.equal(await count('(SELECT DISTINCT name FROM customers) AS names'), created)
      assert.equal(await count('external_ids'), created)
      assert.equal(await count('customer_identities'), 2 * created)
      assert.equal(await count("events WHERE type = 'customer.created'"), created)
      assert.equal(await count('outbox WHERE customer_id IS NOT NULL'), created)
      assert.equal(await count('import_errors'), 0)
      if (format === 'csv') {
        const files = localStore(place.files, parseKeyRing(keyText))
        const report = await (await files.read(state.errors_key)).toArray()
        const lines = Buffer.concat(report).toString('utf8').trimEnd().split('\r\n').slice(1)
        assert.deepEqual(
          lines.map((line) => Number(line.split(',')[0])),
          Array.from({ length: bad }, (_, at) => at * 100 + 101),
        )
      }

      await owner.query(`UPDATE imports SET undo_status = 'undoing', undo_by_kind = 'system', undo_asked_at = now()`)
      for (let kill = 1; kill < kills; kill++) {
        await owner.query('UPDATE imports SET worked_at = NULL')
        await runUntil({ ...place, undo: id }, Math.random() * 1_500)
      }
      await owner.query('UPDATE imports SET worked_at = NULL')
      await runUntil({ ...place, undo: id }, undefined)
      const undone = (await owner.query('SELECT undo_status, removed_count::int, kept_count::int FROM imports')).rows[0]
      assert.deepEqual(undone, { undo_status: 'undone', removed_count: created, kept_count: 0 })
      assert.equal(await count('customers WHERE archived_at IS NULL'), 0)
      assert.equal(await count('external_ids'), 0)
      assert.equal(await count("events WHERE type = 'customer.archived'"), created)
      assert.equal(await count("import_effects WHERE status = 'undoing'"), created)
    } finally {
      await owner.end()
      await clone.drop()
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { cloneTemplate, findTestCluster } from '../../test/cluster.ts'
import { newKeyRing, parseKeyRing } from '../platform/crypto/key-ring.ts'
import { localStore } from '../platform/files/store.ts'
import { partsOf } from '../platform/tables/workbook.fixture.ts'
import { sealWish } from './answers.ts'
import type { Orders } from './killed.fixture.ts'

const customers = 60_000
const kills = 4

/** Runs the export in a process of its own; kills it after a while, or lets it end. */
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

const fill = `
  INSERT INTO customers (id, number, kind, name, sort_name, stage, created_at, updated_at)
  SELECT uuidv7(), 'C-' || n, 'person', '客户' || n, 'kehu' || n, 'potential', now(), now() FROM generate_series(1, ${customers}) AS n`

const insert = `
  INSERT INTO exports (id, kind, format, columns, wish_sealed, identifiers, named, locale, created_by_kind, created_at)
  VALUES ($1, 'customers', 'xlsx', '{number,name}', $2, 'masked', true, 'en', 'system', now())`

test('an export that is killed again and again leaves no half file, and the whole one in the end', async () => {
  const cluster = await findTestCluster()
  const clone = await cloneTemplate(cluster)
  const folder = mkdtempSync(join(tmpdir(), 'zhike-killed-'))
  const owner = new pg.Client({ connectionString: clone.ownerUrl })
  await owner.connect()
  try {
    const keyText = newKeyRing()
    const keys = parseKeyRing(keyText)
    const id = '0199d3a0-0000-7000-8000-000000000001'
    const orders = { appUrl: clone.appUrl, keys: keyText, files: join(folder, 'files'), id }
    await owner.query(fill)
    await owner.query(insert, [id, sealWish(keys, id, { sort: 'name' })])
    const find = async () => (await owner.query('SELECT * FROM exports')).rows[0]
    for (let kill = 0; kill < kills; kill++) {
      await runUntil(orders, 200 + kill * 200 + Math.random() * 300)
      const { status, file_key: key } = await find()
      assert.equal(key !== null, status === 'done')
      // what a while's silence would do, and others' patience
      await owner.query(`UPDATE exports SET worked_at = NULL, attempts = 0 WHERE status = 'running'`)
    }
    await runUntil(orders, undefined)
    const state = await find()
    assert.deepEqual(
      [state.status, Number(state.found_count), Number(state.written_count)],
      ['done', customers, customers],
    )
    const bytes = Buffer.concat(await (await localStore(orders.files, keys).read(state.file_key)).toArray())
    assert.equal(bytes.length, Number(state.file_bytes))
    const sheet = partsOf(bytes).get('xl/worksheets/sheet1.xml') ?? ''
    assert.equal(sheet.match(/<row /g)?.length, customers + 1)
    assert.equal(new Set(sheet.match(/客户\d+/g)).size, customers)
    const whole = readdirSync(orders.files, { recursive: true }).filter((name) => /^..\/[^.]+$/.test(String(name)))
    assert.equal(whole.length, 1, 'a file that nobody names is whole')
  } finally {
    await owner.end()
    await clone.drop()
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

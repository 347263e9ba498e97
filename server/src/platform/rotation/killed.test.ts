import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { cloneTemplate, findTestCluster } from '../../../test/cluster.ts'
import { addKeyVersion, readKeyFile } from '../crypto/key-file.ts'
import { open, seal, sealedVersion } from '../crypto/sealing.ts'
import type { Orders } from './killed.fixture.ts'

const values = 12_000
const kills = 4
const actor = '00000000-0000-4000-8000-000000000001'

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

test('a rotation that is killed again and again loses nothing, and at every moment everything opens', async () => {
  const cluster = await findTestCluster()
  const clone = await cloneTemplate(cluster)
  const folder = mkdtempSync(join(tmpdir(), 'zhike-killed-'))
  const owner = new pg.Client({ connectionString: clone.ownerUrl })
  await owner.connect()
  try {
    const orders = { appUrl: clone.appUrl, keyFile: join(folder, 'keys'), files: join(folder, 'files') }
    const keys = readKeyFile(orders.keyFile)
    const numbers = Array.from({ length: values }, (_, at) => String(at))
    await owner.query(
      `INSERT INTO idempotency_keys (actor_id, key, request_hash, status, answer, created_at)
       SELECT $1, key, '', 200, answer, now() FROM unnest($2::text[], $3::bytea[]) AS v(key, answer)`,
      [actor, numbers, numbers.map((number) => seal(keys, `answer ${number}`, `${actor}:${number}`, 'answers'))],
    )
    addKeyVersion(orders.keyFile)
    /** Opens everything as a process does that has not heard of the new version. */
    const openAll = async () => {
      const { rows } = await owner.query('SELECT key, answer FROM idempotency_keys')
      assert.equal(rows.length, values)
      for (const { key, answer } of rows)
        assert.equal(open(keys, answer, `${actor}:${key}`, 'answers'), `answer ${key}`)
      return rows.filter(({ answer }) => sealedVersion(answer) === 2).length
    }
    let before = 0
    for (let kill = 0; kill < kills; kill++) {
      await runUntil(orders, 200 + Math.random() * 600)
      // what fifteen seconds of silence would do
      await owner.query('UPDATE key_rotations SET worker = NULL')
      const sealed = await openAll()
      const { rows } = await owner.query('SELECT done::int FROM key_rotations')
      assert.equal(rows[0]?.done ?? 0, sealed, 'what is counted is what was sealed')
      assert.ok(sealed >= before)
      before = sealed
    }
    await runUntil(orders, undefined)
    assert.equal(await openAll(), values)
    const { rows } = await owner.query('SELECT done::int, total::int, finished_at FROM key_rotations')
    assert.deepEqual([rows[0]?.done, rows[0]?.total, rows[0]?.finished_at instanceof Date], [values, values, true])
  } finally {
    await owner.end()
    await clone.drop()
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

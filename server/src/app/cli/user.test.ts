import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

test('a colleague whose e-mail is none is refused before a database is made', () => {
  const dataDir = join(tmpdir(), `zhike-user-${process.pid}`)
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'zhike.ts'), 'user', 'create', '--email', 'bad', '--name', '小王', '--role', 'manager'],
    { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' },
  )
  assert.equal(status, 1)
  assert.match(stderr, /The colleague cannot be added:\n.*\n.*at email/)
  assert.equal(existsSync(dataDir), false)
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { startS3 } from '../../test/s3-server.ts'
import { newKeyRing, parseKeyRing } from '../platform/crypto/key-ring.ts'
import { readConfig } from './config.ts'
import { greetFiles, shelvesOf } from './shelves.ts'

const account = {
  ZHIKE_S3_ENDPOINT: 'http://127.0.0.1:9',
  ZHIKE_S3_BUCKET: 'files',
  ZHIKE_S3_KEY_ID: 'S3RVER',
  ZHIKE_S3_SECRET: 'S3RVER',
  ZHIKE_S3_PATH_STYLE: '1',
}

test('half of a bucket’s settings, or none where files shall lie in one, is said by name', () => {
  const { ZHIKE_S3_SECRET: _, ...half } = account
  assert.throws(() => readConfig({}, half), /ZHIKE_S3_SECRET$/)
  assert.throws(() => readConfig({}, { ZHIKE_FILES: 's3' }), /ZHIKE_S3_ENDPOINT, ZHIKE_S3_BUCKET/)
  assert.throws(() => readConfig({}, { ZHIKE_FILES: 'ftp' }), /ZHIKE_FILES/)
  assert.equal(readConfig({}, {}).bucket, undefined)
  assert.deepEqual([readConfig({}, account).filesOn, readConfig({}, account).bucket?.name], ['disk', 'files'])
})

test('a start with a wrong secret is refused, and one while the bucket is away is not', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhike-greet-'))
  const s3 = await startS3()
  const keys = parseKeyRing(newKeyRing())
  const said: string[] = []
  const greet = (more: Record<string, string>) =>
    greetFiles(
      shelvesOf(readConfig({ dataDir }, { ...account, ZHIKE_FILES: 's3', ...more }), keys),
      (line) => void said.push(line),
    )
  try {
    await greet({ ZHIKE_S3_ENDPOINT: s3.bucket.endpoint })
    await assert.rejects(
      greet({ ZHIKE_S3_ENDPOINT: s3.bucket.endpoint, ZHIKE_S3_SECRET: 'guessed' }),
      /ZHIKE_S3_SECRET/,
    )
    assert.deepEqual(said, [])
    await s3.stop()
    await greet({ ZHIKE_S3_ENDPOINT: s3.bucket.endpoint })
    assert.match(said[0] ?? '', /ECONNREFUSED/)
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

test('files are moved only to where new ones lie', () => {
  const dataDir = join(tmpdir(), `zhike-move-${process.pid}`)
  const move = (env: Record<string, string>) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'cli', 'zhike.ts'), 'files', 'move', '--to', 's3'], {
      env: { ...process.env, DATA_DIR: dataDir, ...env },
      encoding: 'utf8',
    }).stderr
  assert.match(move(account), /Set ZHIKE_FILES=s3 and restart first/)
})

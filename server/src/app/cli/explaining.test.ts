import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import pg from 'pg'
import { makeFolder } from '../data-folder.ts'
import { explain } from './explaining.ts'

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('it worked'),
    (error: unknown) => explain(error),
  )

test('a port that is taken is named, with the way out', async () => {
  const first = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => first.once('listening', resolve))
  const { port } = first.address() as AddressInfo
  const second = createServer()
  const said = await failureOf(
    new Promise((resolve, reject) => {
      second.once('error', reject)
      second.listen(port, '127.0.0.1', () => resolve(undefined))
    }),
  )
  first.close()
  assert.match(said, new RegExp(`Port ${port} cannot be used; choose another with --port\n.*EADDRINUSE`))
})

test('a database that cannot be reached is told from one that does not let us in', async () => {
  const client = new pg.Client({ connectionString: 'postgresql://nobody@127.0.0.1:1/zhike' })
  assert.match(await failureOf(client.connect()), /cannot be reached; check DATABASE_URL\n.*ECONNREFUSED/)
  const refusal = Object.assign(new Error('password authentication failed'), { code: '28P01' })
  assert.match(explain(refusal), /refuses the log-in; check DATABASE_URL\npassword authentication failed/)
})

test('a data directory that cannot be made ends the start, also below /proc', () => {
  for (const path of ['/dev/null/zhike', '/proc/zhike/data'])
    assert.throws(
      () => makeFolder(path),
      (error) => /The data directory cannot be made/.test(explain(error)),
    )
})

test('what is not foreseen says its own message', () => {
  assert.equal(explain(new Error('nobody knows')), 'nobody knows')
  assert.equal(explain('a word'), 'a word')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'

test(
  'an address that does not exist answers a problem in the language of the caller',
  onDesk(async ({ app }) => {
    const answer = await app.inject({ url: '/api/v1/nothing-here', headers: { 'accept-language': 'en' } })
    assert.equal(answer.statusCode, 404)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
    const problem = answer.json()
    assert.equal(problem.reason, 'route.not_found')
    assert.equal(problem.detail, 'There is no such address')
    assert.ok(problem.requestId)
  }),
)

test(
  'when every connection is taken a request is asked to come back after 5 s, and the next one after that is answered',
  onOwnDesk(async (desk) => {
    const { key } = await desk.person('manager')
    const ask = () => desk.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${key}` } })
    const taken = await Promise.all(Array.from({ length: desk.pool.options.max }, () => desk.pool.connect()))
    const refused = await Promise.all([ask(), ask(), ask()])
    for (const connection of taken) connection.release()
    for (const answer of refused) {
      assert.deepEqual([answer.statusCode, answer.json().reason], [503, 'system.unavailable'])
      assert.equal(answer.headers['retry-after'], '2')
    }
    assert.equal((await ask()).statusCode, 200)
  }),
)

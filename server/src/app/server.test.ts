import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'

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

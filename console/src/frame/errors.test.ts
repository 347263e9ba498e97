import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import type { Problem } from '@zhike/contract/errors'
import { reasonText } from '@zhike/contract/reasons'
import {
  fieldsOf,
  isHandledByForm,
  isLoggedOut,
  isMissing,
  isRefused,
  isWorthRetrying,
  isWrongAddress,
  sentenceOf,
} from './errors.ts'

const refusal = (problem: Partial<Problem>) =>
  new ApiError({
    type: 'about:blank',
    title: '',
    status: 409,
    code: 'conflict',
    reason: 'ticket.closed',
    detail: '',
    requestId: 'r-1',
    ...problem,
  })

test('a refusal is said as the server says it', () => {
  assert.equal(sentenceOf(refusal({ detail: '工单已经关闭，请先重新打开' }), 'zh-CN'), '工单已经关闭，请先重新打开')
})

test('what is our fault names the request, what did not arrive says so', () => {
  assert.match(sentenceOf(refusal({ code: 'internal', reason: 'internal.bug' }), 'zh-CN'), /r-1/)
  for (const locale of ['zh-CN', 'en'] as const)
    assert.equal(sentenceOf(new TypeError('fetch failed'), locale), reasonText('system.unavailable', locale))
})

test('fields go to the form, log-outs to the door, outages to another try', () => {
  const invalid = refusal({ code: 'invalid', reason: 'request.invalid', fields: { name: 'too long' } })
  assert.deepEqual(fieldsOf(invalid), { name: 'too long' })
  assert.ok(isHandledByForm(invalid))
  assert.equal(isHandledByForm(refusal({})), false)
  assert.ok(isLoggedOut(refusal({ code: 'unauthenticated', reason: 'session.required' })))
  assert.equal(isLoggedOut(refusal({ reason: 'session.wrong_credentials' })), false)
  assert.equal(isWorthRetrying(0, invalid), false)
  assert.ok(isWorthRetrying(0, refusal({ code: 'unavailable', reason: 'system.unavailable' })))
  assert.equal(isWorthRetrying(3, new TypeError('fetch failed')), false)
})

test('what is missing is not tried again, what is refused asks for the rights anew', () => {
  const missing = refusal({ code: 'not_found', reason: 'record.not_found' })
  const refused = refusal({ code: 'forbidden', reason: 'permission.missing' })
  assert.deepEqual([missing, refused, new TypeError()].map(isMissing), [true, false, false])
  const malformed = refusal({ code: 'invalid', reason: 'request.invalid', fields: { id: 'a uuid' } })
  const wrongField = refusal({ code: 'invalid', reason: 'request.invalid', fields: { id: 'a uuid', name: 'too long' } })
  assert.deepEqual([malformed, wrongField, missing].map(isWrongAddress), [true, false, false])
  assert.deepEqual([missing, refused, new TypeError()].map(isRefused), [false, true, false])
})

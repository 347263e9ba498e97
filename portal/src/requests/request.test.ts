import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SubmitForm } from '@zhike/contract/portal'
import { checkRequest, emptyRequest, sendable, wrongsOf } from './request.ts'

const written = {
  ...emptyRequest('complaint'),
  title: ' It leaks ',
  description: 'Since Monday',
  name: 'Lin',
  phone: '138 0013 8000',
}

test('what an empty form lacks is said field by field', () => {
  assert.deepEqual(checkRequest(emptyRequest('complaint')), {
    title: 'title',
    description: 'description',
    name: 'name',
    phone: 'contact',
  })
})

test('a phone number or an e-mail is enough, and each has to look like one', () => {
  assert.deepEqual(checkRequest(written), {})
  assert.deepEqual(checkRequest({ ...written, phone: '', email: 'lin@example.com' }), {})
  assert.deepEqual(checkRequest({ ...written, phone: 'call me' }), { phone: 'phone' })
  assert.deepEqual(checkRequest({ ...written, phone: '()()()' }), { phone: 'phone' })
  assert.deepEqual(checkRequest({ ...written, email: 'lin@' }), { email: 'email' })
})

test('what is sent is what the contract takes, and leaves out what was left empty', () => {
  const request = sendable(written)
  assert.deepEqual(request, {
    kind: 'complaint',
    title: 'It leaks',
    description: 'Since Monday',
    name: 'Lin',
    phone: '138 0013 8000',
  })
  assert.deepEqual(SubmitForm.parse(request), request)
})

test('the fields that the server names are marked, others are left to its sentence', () => {
  assert.deepEqual(wrongsOf({ phone: 'no such number', categoryId: 'unknown' }), { phone: 'phone' })
})

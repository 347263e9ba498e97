import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PortalType, SubmitForm } from '@zhike/contract/portal'
import { missingOf } from './asked.ts'
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

test('a type asks for its own fields, and nothing that was typed for another type is sent', () => {
  const field = (
    key: string,
    type: 'text' | 'money' | 'multi_choice',
    required = false,
  ): PortalType['fields'][number] => {
    return { key, type, required, name: key, nameEn: null, help: '', choices: [] }
  }
  const type: PortalType = {
    id: '0198a7a0-0000-7000-8000-000000000001',
    kind: 'complaint',
    name: '维修',
    nameEn: null,
    category: 'required',
    fields: [field('serial', 'text', true), field('paid', 'money'), field('symptom', 'multi_choice', true)],
  }
  assert.deepEqual(missingOf(type, written), ['categoryId', 'custom.serial', 'custom.symptom'])
  assert.deepEqual(missingOf(undefined, written), [])
  const custom = { serial: ' S1 ', paid: '12.5', symptom: ['leak'], other: 'x' }
  const request = sendable({ ...written, custom }, type)
  assert.deepEqual(request.custom, { serial: 'S1', paid: 1250, symptom: ['leak'] })
  assert.deepEqual(SubmitForm.parse(request), request)
  assert.deepEqual(SubmitForm.parse({ ...request, custom: JSON.stringify(request.custom) }), request)
  assert.equal(sendable({ ...written, custom }).custom, undefined)
})

test('the fields that the server names are marked, others are left to its sentence', () => {
  assert.deepEqual(wrongsOf({ phone: 'no such number', categoryId: 'unknown' }), { phone: 'phone' })
})

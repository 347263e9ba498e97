import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OwnField } from '@zhike/contract/own-fields'
import { askedBy, lackedBy } from './asked.ts'
import { draftOf, formLines, moved, sentType, withField, withLine } from './type-draft.ts'

const field = (key: string, required = false) => ({ key, required }) as OwnField
const named = (asked: ReturnType<typeof askedBy>) =>
  asked.map((one) => (one.name === 'own' ? `${one.own.key}${one.own.required ? '!' : ''}` : one.name))
const of = (name: string, required = false) => ({ field: name, required, portal: false })

test('a new ticket asks for everything, or for what its form says in the order of the form', () => {
  const own = [field('serial'), field('visit_on', true)]
  assert.deepEqual(named(askedBy(null, own)), [
    'category',
    'title',
    'description',
    'priority',
    'channel',
    'serial',
    'visit_on!',
  ])
  const form = [of('custom.serial', true), of('description'), of('custom.gone')]
  assert.deepEqual(named(askedBy(form, own)), ['title', 'serial!', 'description'])
})

test('of a form only what is required and not there is lacked', () => {
  const form = [of('custom.serial', true), of('description', true), of('category', true), of('priority', true)]
  const asked = askedBy(form, [field('serial'), field('visit_on', true)])
  const bare = { description: '', categoryId: null, custom: {} }
  assert.deepEqual(named(lackedBy(bare, asked)), ['serial!', 'description', 'category'])
  const whole = { description: '漏水', categoryId: 'k', custom: { serial: 'S1' } }
  assert.deepEqual(lackedBy(whole, asked), [])
  assert.deepEqual(named(lackedBy({ ...whole, custom: { serial: '' } }, asked)), ['serial!'])
})

test('fields of a form are shown, hidden and moved without losing their order', () => {
  const form = [of('description'), of('custom.serial')]
  const lines = formLines(form, ['serial'])
  assert.deepEqual(
    lines.map((line) => [line.field, line.shown]),
    [
      ['description', true],
      ['custom.serial', true],
      ['category', false],
      ['priority', false],
      ['channel', false],
    ],
  )
  assert.deepEqual(withField(form, { ...of('category'), shown: true }).at(-1), of('category'))
  assert.deepEqual(withField(form, { ...of('description', true), shown: true })[0], of('description', true))
  assert.deepEqual(withField(form, { ...of('description'), shown: false }), [of('custom.serial')])
  assert.deepEqual(moved(form, 'custom.serial', -1), [of('custom.serial'), of('description')])
  assert.equal(moved(form, 'description', -1), form)
})

test('lines without words are not sent', () => {
  const draft = draftOf(undefined)
  const steps = withLine(withLine(draft.checklist, { text: '核对', required: true }), { text: ' ', required: true })
  assert.deepEqual(sentType({ ...draft, checklist: steps, nameEn: ' ' }).checklist, [{ text: '核对', required: true }])
})

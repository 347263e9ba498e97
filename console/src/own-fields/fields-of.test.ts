import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OwnField } from '@zhike/contract/own-fields'
import { defaultsOf, fieldsFor, nameIn, sectionsOf, sentValues, strays } from './fields-of.ts'

const field = (key: string, more: Partial<OwnField> = {}): OwnField => ({
  id: key,
  kind: 'customer',
  key,
  name: key,
  nameEn: null,
  type: 'text',
  help: '',
  section: '',
  position: 0,
  required: false,
  unique: false,
  choices: [],
  limits: {},
  defaultValue: null,
  formula: null,
  result: null,
  onlyFor: [],
  shownTo: null,
  editedBy: null,
  editable: true,
  retiredAt: null,
  version: 1,
  ...more,
})

test('a record has the fields of its kind and those of all', () => {
  const fields = [field('a'), field('b', { onlyFor: ['person'] }), field('c', { onlyFor: ['organisation'] })]
  const keys = (is?: string) => fieldsFor(fields, is).map(({ key }) => key)
  assert.deepEqual([keys('person'), keys('organisation'), keys()], [['a', 'b'], ['a', 'c'], ['a']])
})

test('sections come in the order of their first field, fields without one before them', () => {
  const fields = [
    field('a', { section: '住房' }),
    field('b'),
    field('c', { section: '家庭' }),
    field('d', { section: '住房' }),
  ]
  assert.deepEqual(
    sectionsOf(fields).map(([section, inside]) => [section, inside.map(({ key }) => key)]),
    [
      ['', ['b']],
      ['住房', ['a', 'd']],
      ['家庭', ['c']],
    ],
  )
})

test('a form begins with default values and sends what is filled in and may be written', () => {
  const fields = [field('a', { defaultValue: '普通' }), field('b'), field('c', { editable: false }), field('d')]
  assert.deepEqual(defaultsOf(fields), { a: '普通' })
  assert.deepEqual(sentValues(fields, { a: '普通', b: '', c: '甲', d: [], e: '乙' }), { a: '普通' })
})

test('what lies under a key of no field is shown apart', () => {
  assert.deepEqual(strays([field('a')], { a: '甲', b: 1, c: null, d: '' }), [['b', 1]])
})

test('a name is said in the language of the moment, if there is one', () => {
  assert.equal(nameIn({ name: '面积', nameEn: 'Area' }, 'en'), 'Area')
  assert.equal(nameIn({ name: '面积', nameEn: null }, 'en'), '面积')
  assert.equal(nameIn({ name: '面积', nameEn: 'Area' }, 'zh-CN'), '面积')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyField, requestOf } from './field-draft.ts'

const draft = { ...emptyField('customer'), name: ' 面积 ' }

test('only what a type can have is sent', () => {
  const limits = { lines: 'many', maxLength: 10, min: 1, decimals: 2 } as const
  const sent = requestOf({ ...draft, type: 'number', limits })
  assert.deepEqual(
    [sent.name, sent.limits, sent.choices, sent.formula],
    ['面积', { min: 1, decimals: 2 }, undefined, undefined],
  )
  assert.deepEqual(requestOf({ ...draft, type: 'text', limits }).limits, { lines: 'many', maxLength: 10 })
})

test('what is unique has no default, and what a formula gives is neither unique, required nor written', () => {
  const asked = {
    ...draft,
    unique: true,
    required: true,
    defaultValue: '一',
    editedBy: ['manager' as const],
    formula: '1',
  }
  assert.equal(requestOf(asked).defaultValue, null)
  const formula = requestOf({ ...asked, type: 'formula' })
  assert.deepEqual([formula.unique, formula.required, formula.editedBy, formula.formula], [false, false, null, '1'])
  assert.equal(requestOf({ ...asked, type: 'date' }).unique, false)
})

test('choices without a name are left out, codes stay with theirs', () => {
  const choices = [
    { line: 0, code: 'red', name: ' 红 ', colour: 'red' as const, retired: true },
    { line: 1, name: ' ', colour: null, retired: false },
    { line: 2, name: '蓝', colour: null, retired: false },
  ]
  assert.deepEqual(requestOf({ ...draft, type: 'choice', choices }).choices, [
    { code: 'red', name: '红', colour: 'red', retired: true },
    { name: '蓝', colour: null, retired: false },
  ])
})

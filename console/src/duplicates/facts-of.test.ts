import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Customer } from '@zhike/contract/customers'
import { factRows, keepOf, sideOf } from './facts-of.ts'

const customer = (facts: Partial<Customer>) =>
  ({
    kind: 'person',
    name: '张三',
    stage: 'new',
    gender: null,
    birthday: null,
    region: null,
    addressMasked: null,
    industry: null,
    occupation: null,
    source: null,
    creditGrade: null,
    creditTermDays: null,
    owner: null,
    ...facts,
  }) as Customer

test('only what both say differently has to be chosen; the rest comes from whoever has it', () => {
  const rows = factRows({ left: customer({ gender: 'male' }), right: customer({ name: '张叁', occupation: '教师' }) })
  assert.deepEqual(
    rows.map(({ fact, differs }) => [fact, differs]),
    [
      ['kind', false],
      ['name', true],
      ['stage', false],
      ['gender', false],
      ['occupation', false],
    ],
  )
  assert.deepEqual(
    rows.map((row) => sideOf(row, 'left', {})),
    ['left', 'left', 'left', 'left', 'right'],
  )
  assert.deepEqual(keepOf(rows, 'left', {}), { name: 'this' })
  assert.deepEqual(keepOf(rows, 'right', { name: 'left' }), { name: 'other' })
})

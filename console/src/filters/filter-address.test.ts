import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsIn, filterOf, joinOf, readFilter, withoutFields, writeFilter } from './filter-address.ts'

const vip = { field: 'tags', op: 'has_any', value: ['VIP'] } as const
const gone = { field: 'custom.gone', op: 'empty' } as const

test('a filter in an address says the same after it was read and written', () => {
  for (const filter of [vip, { all: [vip, { any: [vip, { not: vip }] }] }, { any: [] }])
    assert.deepEqual(readFilter(writeFilter(filter)), filter)
  assert.equal(readFilter(undefined), undefined)
})

test('an address that holds no filter is told apart from one without', () => {
  for (const text of ['', '{', '[]', 'null', '{"field":"x"}', '{"all":[{"field":"x","op":"sleep"}]}'])
    assert.equal(readFilter(text), 'unreadable', text)
})

test('a single condition is a join of one, and nothing is left of empty groups', () => {
  assert.deepEqual(joinOf(vip), { by: 'all', parts: [vip] })
  assert.deepEqual(filterOf({ by: 'any', parts: [vip, { all: [] }] }), { any: [vip] })
  assert.equal(filterOf({ by: 'all', parts: [{ any: [] }] }), undefined)
})

test('conditions on fields that are gone are dropped wherever they stand', () => {
  const filter = { all: [vip, { not: gone }, { any: [gone, { all: [gone] }] }] }
  assert.deepEqual(fieldsIn(filter), ['tags', 'custom.gone'])
  assert.deepEqual(withoutFields(filter, new Set(['custom.gone'])), { all: [vip] })
  assert.equal(withoutFields({ not: gone }, new Set(['custom.gone'])), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyGiven, parseSearch, readMany, readOne, readText, stringifySearch } from './search-params.ts'

test('an address says the same after it was read and written', () => {
  for (const search of ['?status=open&status=pending&search=%E5%BC%A0', '?search=0042', ''])
    assert.equal(stringifySearch(parseSearch(search)), search)
})

test('figures stay texts and what is empty is left out', () => {
  assert.deepEqual(parseSearch('?search=0042&open='), { search: '0042', open: '' })
  assert.equal(stringifySearch({ search: '', open: undefined, status: [] }), '')
})

test('only what is allowed is read', () => {
  assert.equal(readOne('nonsense', ['a', 'b']), undefined)
  assert.equal(readOne('b', ['a', 'b']), 'b')
  assert.deepEqual(readMany(['b', 'x', 'a'], ['a', 'b']), ['a', 'b'])
  assert.deepEqual(readMany('b', ['a', 'b']), ['b'])
  assert.equal(readMany('x', ['a', 'b']), undefined)
  assert.equal(readText(['a', 'b']), undefined)
  assert.deepEqual(onlyGiven({ a: 1, b: undefined }), { a: 1 })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { definitionIn, filterIn, readCustomerSearch, searchOf } from './customer-search.ts'

const vip = { field: 'tags', op: 'has_any', value: ['VIP'] } as const

test('a view gives an address, and the address the same view', () => {
  const definition = { filter: { all: [vip] }, sort: 'name', layout: 'card', columns: ['name', 'tier'] } as const
  const search = searchOf({ ...definition, columns: [...definition.columns] }, 'id')
  assert.deepEqual(definitionIn(readCustomerSearch({ ...search })), definition)
})

test('short parameters that other pages link with hold together with the filter', () => {
  const owned = { field: 'owner', op: 'is', value: 'me' } as const
  assert.deepEqual(filterIn(readCustomerSearch({ owner: 'me' })), { all: [owned] })
  const any = JSON.stringify({ any: [vip] })
  assert.deepEqual(filterIn(readCustomerSearch({ owner: 'me', filter: any })), { all: [owned, { any: [vip] }] })
})

test('what an address may not say is left out, and a filter that cannot be read is told', () => {
  assert.deepEqual(readCustomerSearch({ sort: 'password', layout: 'x', group: ['stage'], region: '33', stage: 5 }), {})
  assert.equal(filterIn(readCustomerSearch({ filter: '{"field":"x"}' })), 'unreadable')
})

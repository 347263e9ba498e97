import assert from 'node:assert/strict'
import test from 'node:test'
import { importColumns } from '@zhike/contract/imports'
import { mappingOf, matchColumns, missingColumns } from './column-match.ts'
import { columnTexts } from './columns.texts.ts'

test('columns are found by name in either case and by the words people use', () => {
  const matching = matchColumns('customers', ['Name', '手机号', '备注'])
  assert.deepEqual(matching, { Name: 'name', 手机号: 'phone', 备注: undefined })
  assert.deepEqual(mappingOf(matching), { 手机号: 'phone' })
})

test('a column of the import is taken once, by its own name first', () => {
  assert.deepEqual(matchColumns('customers', ['手机', 'phone', '电话']), {
    手机: undefined,
    phone: 'phone',
    电话: undefined,
  })
})

test('what is missing is named', () => {
  assert.deepEqual(missingColumns('orders', matchColumns('orders', ['订单号', '金额'])), [
    'customer_external_id',
    'ordered_at',
  ])
  assert.deepEqual(missingColumns('customers', matchColumns('customers', ['姓名'])), [])
})

test('every column has a name and words in both languages', () => {
  for (const texts of Object.values(columnTexts))
    for (const kind of ['customers', 'orders'] as const)
      for (const column of importColumns[kind]) {
        assert.ok(texts[`name.${kind}.${column}` as keyof typeof texts], `name of ${kind}.${column}`)
        assert.ok(texts[`words.${kind}.${column}` as keyof typeof texts], `words of ${kind}.${column}`)
      }
})

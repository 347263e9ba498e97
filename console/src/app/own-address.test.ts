import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownAddress } from './own-address.ts'

test('a log-in leads back to where one wanted to go', () => {
  assert.equal(ownAddress('/tickets?status=open'), '/tickets?status=open')
  assert.equal(ownAddress('/'), '/')
})

test('a log-in never leads to a stranger', () => {
  for (const address of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil',
    '',
    7,
  ])
    assert.equal(ownAddress(address), undefined, String(address))
})

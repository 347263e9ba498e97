import assert from 'node:assert/strict'
import { test } from 'node:test'
import { permissions } from '@zhike/contract/permissions'
import { areas, toggled } from './areas.ts'

test('every right stands in exactly one area', () => {
  assert.deepEqual(areas.flatMap((area) => area.permissions).toSorted(), [...permissions].toSorted())
})

test('a tick adds a right or takes it away, in the order of the contract', () => {
  assert.deepEqual(toggled(['tickets.read'], 'customers.read'), ['customers.read', 'tickets.read'])
  assert.deepEqual(toggled(['customers.read', 'tickets.read'], 'customers.read'), ['tickets.read'])
})

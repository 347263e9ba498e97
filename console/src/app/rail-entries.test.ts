import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rolePermissions } from '@zhike/contract/permissions'
import { visibleEntries } from './rail-entries.ts'

const namesFor = (role: keyof typeof rolePermissions) =>
  visibleEntries((permission) => rolePermissions[role].includes(permission)).map(({ name }) => name)

test('everybody sees the domains that they may open', () => {
  assert.deepEqual(namesFor('representative'), ['home', 'tickets', 'customers', 'orders', 'knowledge', 'settings'])
  assert.deepEqual(namesFor('administrator'), ['home', 'knowledge', 'settings'])
})

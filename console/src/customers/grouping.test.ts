import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilterField } from '@zhike/contract/filters'
import { inGroup } from './grouping.ts'

const vip = { field: 'tags', op: 'has_any', value: ['VIP'] } as const

test('a group narrows whatever filter there is', () => {
  const lost = { field: 'stage', op: 'is', value: 'lost' } as const
  assert.deepEqual(inGroup(undefined, 'stage', 'lost'), { all: [lost] })
  assert.deepEqual(inGroup({ all: [vip] }, 'stage', 'lost'), { all: [vip, lost] })
  assert.deepEqual(inGroup({ any: [vip, lost] }, 'stage', 'lost'), { all: [{ any: [vip, lost] }, lost] })
})

test('those of whom it is unknown are a group too', () => {
  assert.deepEqual(inGroup(undefined, 'owner', null), { all: [{ field: 'owner', op: 'empty' }] })
  assert.deepEqual(inGroup(undefined, 'city', '330100'), { all: [{ field: 'region', op: 'below', value: ['330100'] }] })
})

test('a group of an own field is what the field is, or has', () => {
  const field = (name: string, type: FilterField['type']) =>
    [name, { name, type, operators: [], options: null, label: null } satisfies FilterField] as const
  const fields = new Map([field('custom.place', 'choice'), field('custom.likes', 'tags')])
  assert.deepEqual(inGroup(undefined, 'custom.place', 'home', fields), {
    all: [{ field: 'custom.place', op: 'is', value: 'home' }],
  })
  assert.deepEqual(inGroup(undefined, 'custom.likes', 'home', fields), {
    all: [{ field: 'custom.likes', op: 'has_any', value: ['home'] }],
  })
})

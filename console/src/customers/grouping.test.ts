import assert from 'node:assert/strict'
import { test } from 'node:test'
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

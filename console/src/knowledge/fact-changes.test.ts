import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedFacts, type Facts } from './fact-changes.ts'

test('of two versions is told who may read them, how long they hold and what they hang on, where it differs', () => {
  const before: Facts = {
    audience: 'internal',
    tiers: [],
    validFrom: null,
    validUntil: null,
    category: '',
    kind: 'faq',
    skus: ['A'],
    policies: [{ id: '0198c2d4-0000-7000-8000-000000000001', code: 'K-0001', title: '退换货政策' }],
  }
  const after: Facts = {
    audience: 'customers',
    tiers: ['金卡'],
    validFrom: '2026-03-01',
    validUntil: '2026-06-30',
    category: '安装',
    kind: 'guide',
    skus: ['A', 'B'],
    policies: [],
  }
  assert.deepEqual(changedFacts(before, { ...before, skus: [...before.skus] }), [])
  assert.deepEqual(changedFacts(before, { ...before, audience: 'customers' }), ['audience'])
  assert.deepEqual(changedFacts(before, after).toSorted(), Object.keys(before).toSorted())
})

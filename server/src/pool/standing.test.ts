import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PoolFacts } from './facts.queries.ts'
import type { DecidingRule } from './pool.tables.ts'
import { standingOf } from './standing.ts'

const now = new Date('2026-03-16T02:00:00Z')
const day = (text: string) => new Date(`${text}T02:00:00Z`)

const rule: DecidingRule = {
  id: '1',
  name: '30 天',
  basis: 'contact',
  field: null,
  days: 30,
  kind: null,
  stages: [],
  tiers: [],
  protectionDays: 15,
}
const facts: PoolFacts = {
  customerId: 'c',
  number: 'C-1',
  kind: 'person',
  stage: 'active',
  tier: null,
  custom: {},
  createdAt: day('2025-01-01'),
  ownerId: 'o',
  ownerName: '王小丽',
  ownedSince: day('2025-01-01'),
  claimed: false,
  disownedAt: null,
  lastOrderAt: null,
  contactedAt: null,
  contactType: null,
  warnedAt: day('2025-01-10'),
  pooled: false,
}
const standing = (more: Partial<PoolFacts>, rules: DecidingRule[] = [rule], warnDays: number | null = 7) => {
  const found = standingOf({ ...facts, ...more }, rules, { now, warnDays })
  return found && [found.rule.id, found.since.what, found.since.day, found.heldBy, found.returnsOn, found.daysLeft]
}

const cases: [string, Partial<PoolFacts>, DecidingRule[], ReturnType<typeof standing>][] = [
  [
    'never spoken with: from when the owner got it',
    {},
    [rule],
    ['1', 'ownership', '2025-01-01', null, '2025-01-31', -409],
  ],
  [
    'an order counts',
    { lastOrderAt: day('2026-03-01') },
    [rule],
    ['1', 'contact', '2026-03-01', null, '2026-03-31', 15],
  ],
  [
    'the later of order and ticket counts',
    { lastOrderAt: day('2026-03-01'), contactedAt: day('2026-03-10'), contactType: 'ticket.replied' },
    [rule],
    ['1', 'contact', '2026-03-10', null, '2026-04-09', 24],
  ],
  [
    'a new owner gets all days',
    { contactedAt: day('2026-01-01'), contactType: 'ticket.created', ownedSince: day('2026-03-15') },
    [rule],
    ['1', 'ownership', '2026-03-15', null, '2026-04-14', 29],
  ],
  [
    'nobody loses a customer unwarned',
    { warnedAt: null },
    [rule],
    ['1', 'ownership', '2025-01-01', 'notice', '2026-03-23', 7],
  ],
  [
    'the notice runs from the warning',
    { warnedAt: day('2026-03-12') },
    [rule],
    ['1', 'ownership', '2025-01-01', 'notice', '2026-03-19', 3],
  ],
  [
    'who claimed is protected',
    { claimed: true, ownedSince: day('2026-03-10') },
    [{ ...rule, days: 3 }],
    ['1', 'ownership', '2026-03-10', 'protection', '2026-03-25', 9],
  ],
  ['other kinds are not meant', {}, [{ ...rule, kind: 'organisation' }], undefined],
  ['other stages are not meant', {}, [{ ...rule, stages: ['lost', 'dormant'] }], undefined],
  ['other tiers are not meant', { tier: 'gold' }, [{ ...rule, tiers: ['silver'] }], undefined],
  ['who has no owner is not neglected by one', { ownerId: null }, [rule], undefined],
  [
    'without an owner: from when the last one went',
    { ownerId: null, disownedAt: day('2026-03-06') },
    [{ ...rule, basis: 'unowned', days: 10 }],
    ['1', 'unowned', '2026-03-06', null, '2026-03-16', 0],
  ],
  [
    'who is in the pool is not taken there',
    { ownerId: null, pooled: true },
    [{ ...rule, basis: 'unowned' }],
    undefined,
  ],
  [
    'the end of a contract',
    { custom: { ends: '2026-03-10' } },
    [{ ...rule, basis: 'date', field: 'ends', days: 10 }],
    ['1', 'date', '2026-03-10', null, '2026-03-20', 4],
  ],
  ['no date, no end', { custom: { ends: null } }, [{ ...rule, basis: 'date', field: 'ends' }], undefined],
  [
    'the rule that strikes first is named',
    { lastOrderAt: day('2026-03-10') },
    [rule, { ...rule, id: '2', days: 20 }],
    ['2', 'contact', '2026-03-10', null, '2026-03-30', 14],
  ],
]
for (const [name, more, rules, expected] of cases)
  test(`when a customer goes to the pool: ${name}`, () => assert.deepEqual(standing(more, rules), expected))

test('days are those of the company: 23:30 and 00:30 lie a day apart', () => {
  const late = standing({ contactedAt: new Date('2026-03-10T15:30:00Z'), contactType: 'ticket.created' })
  const next = standing({ contactedAt: new Date('2026-03-10T16:30:00Z'), contactType: 'ticket.created' })
  assert.deepEqual([late?.[2], next?.[2]], ['2026-03-10', '2026-03-11'])
})

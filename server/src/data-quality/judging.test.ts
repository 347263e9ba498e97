import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Defect, QualityRules } from '@zhike/contract/data-quality'
import { Defect as AllDefects } from '@zhike/contract/data-quality'
import { judgeQuality, type QualityFacts } from './judging.ts'

const now = new Date('2026-03-16T02:00:00Z')
const rules: QualityRules = {
  weights: { complete: 50, valid: 30, fresh: 20 },
  items: Object.fromEntries(AllDefects.options.map((defect) => [defect, 1])) as QualityRules['items'],
  confirmMonths: 12,
  version: 1,
}
const contact = (kind: 'phone' | 'email', more: object = {}) => ({ kind, verified: true, failed: false, ...more })
const whole: QualityFacts = {
  kind: 'person',
  name: '张三丰',
  gender: 'male',
  birthday: { calendar: 'solar', year: 1990, month: 5, day: 17 },
  region: '330106',
  hasAddress: true,
  addressRegion: '330100',
  industry: null,
  hasOwner: true,
  keyPersons: 0,
  identities: [contact('phone'), contact('email')],
  idCards: ['11010519491231002X'],
  confirmedAt: new Date('2026-03-01T02:00:00Z'),
}
const card = '11010519491231002X'
const judge = (part: Partial<QualityFacts>, some: Partial<QualityRules> = {}) =>
  judgeQuality({ ...whole, idCards: [], ...part }, { ...rules, ...some }, now)

test('a record that is complete, valid and fresh has a hundred points and nothing to mend', () => {
  const { score, lost, parts } = judge({})
  assert.deepEqual([score, lost], [100, []])
  assert.deepEqual(parts, [
    { part: 'complete', points: 50, of: 50 },
    { part: 'valid', points: 30, of: 30 },
    { part: 'fresh', points: 20, of: 20 },
  ])
})

const cases: readonly (readonly [string, Partial<QualityFacts>, readonly Defect[]])[] = [
  ['nobody can call', { identities: [contact('email')] }, ['no_phone']],
  ['a phone and nothing else', { identities: [contact('phone')] }, ['no_other_contact']],
  ['no region', { region: null }, ['no_region']],
  ['no address', { hasAddress: false, addressRegion: null }, ['no_address']],
  ['no gender', { gender: null }, ['no_gender']],
  ['no birthday', { birthday: null }, ['no_birthday']],
  ['no owner', { hasOwner: false }, ['no_owner']],
  [
    'an organisation has an industry and key persons, and no gender',
    { kind: 'organisation', gender: null, birthday: null },
    ['no_industry', 'no_key_person'],
  ],
  [
    'a phone that is dead',
    { identities: [contact('phone', { failed: true }), contact('email')] },
    ['unreachable_phone'],
  ],
  [
    'one of two phones is dead',
    { identities: [contact('phone', { failed: true }), contact('phone'), contact('email')] },
    [],
  ],
  ['mail that comes back', { identities: [contact('phone'), contact('email', { failed: true })] }, ['bounced_email']],
  [
    'contacts that were only claimed',
    { identities: [contact('phone', { verified: false }), contact('email', { verified: false })] },
    ['unverified_contact'],
  ],
  ['a surname is no name', { name: '张先生' }, ['unclear_name']],
  ['a form of address behind a name', { name: '张三丰先生' }, []],
  ['what gets past a form', { name: '测试' }, ['unclear_name']],
  [
    'a year that nobody was born in',
    { birthday: { calendar: 'solar', year: 1901, month: 1, day: 1 } },
    ['unlikely_birthday'],
  ],
  ['Mrs and male', { name: '张三丰女士' }, ['conflict']],
  ['an address in another province', { addressRegion: '310000' }, ['conflict']],
  ['an address in another city of the province', { addressRegion: '330200' }, []],
  ['an identity number with a wrong check digit', { idCards: ['110105194912310021'] }, ['invalid_id_card']],
  ['an identity number of a woman born on another day', { idCards: [card] }, ['conflict']],
  [
    'an identity number that fits',
    { idCards: [card], gender: 'female', birthday: { calendar: 'solar', month: 12, day: 31 } },
    [],
  ],
  ['not confirmed for a year', { confirmedAt: new Date('2025-03-16T02:00:00Z') }, ['unconfirmed']],
  ['not quite a year', { confirmedAt: new Date('2025-03-16T02:00:01Z') }, []],
  [
    'not confirmed for two years',
    { confirmedAt: new Date('2024-03-16T02:00:00Z') },
    ['unconfirmed', 'long_unconfirmed'],
  ],
]
for (const [name, part, expected] of cases)
  test(`defects: ${name}`, () => {
    const { defects, score, lost } = judge(part)
    assert.deepEqual([...defects].sort(), [...expected].sort())
    assert.equal(score, Math.round(100 - lost.reduce((sum, { points }) => sum + points, 0)))
  })

test('a defect costs its share of its part, what an administrator left out costs nothing, and what cannot be asked is no measure', () => {
  const items = { ...rules.items, no_region: 3, no_phone: 0 }
  const { lost } = judge({ region: null, identities: [contact('email')] }, { items })
  // six other questions of a person count one each, the region three
  assert.deepEqual(lost, [{ defect: 'no_region', part: 'complete', points: Math.round((500 * 3) / 8) / 10 }])
  const only = judge(
    { confirmedAt: new Date('2025-01-01T00:00:00Z') },
    { weights: { complete: 0, valid: 0, fresh: 100 } },
  )
  assert.deepEqual([only.score, only.parts.map(({ points }) => points)], [50, [0, 0, 50]])
})

test('it is judged again when time changes something, by the calendar of the company', () => {
  assert.equal(
    judge({ confirmedAt: new Date('2026-01-31T16:30:00Z') }, { confirmMonths: 1 }).nextAt?.toISOString(),
    '2026-03-31T16:30:00.000Z',
  )
  assert.equal(judge({}).reviewAt, '2027-03-01T02:00:00.000Z')
  assert.equal(judge({ confirmedAt: new Date('2020-01-01T00:00:00Z') }).nextAt, null)
})

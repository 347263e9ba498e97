import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Complaint } from '@zhike/contract/complaints'
import { checklistOf, lastAnswerOf, lastWordOf, wantingOf } from './file-checklist.ts'

const deed = { id: 'a', at: '2026-03-16T02:00:00Z', by: { kind: 'staff', id: 'w', name: '王小丽' } } as const
const fresh = {
  stage: 'registered',
  status: 'open',
  entries: [],
  causes: [],
  measures: [],
  compensations: [],
  answers: [],
  checks: [],
  resolution: null,
  confirmation: null,
  rating: null,
  followUps: [],
} as unknown as Complaint
const cause = { ...deed, parentId: null, kind: 'product', text: '密封圈老化' } as const
const answer = { ...deed, channel: 'console', body: '已更换', messageId: null } as const
const check = { ...deed, satisfaction: 'satisfied', channel: 'phone', note: '' } as const

test('a fresh complaint lacks cause, answer and satisfaction; what nobody has to do is not asked for', () => {
  assert.deepEqual(wantingOf(fresh), ['causes', 'answers', 'checks'])
  assert.deepEqual(checklistOf(fresh).compensations, 'nothing')
  assert.deepEqual(wantingOf({ ...fresh, causes: [cause] }), ['answers', 'checks'])
  const said = { ...fresh, causes: [cause], answers: [answer], checks: [check] }
  assert.deepEqual(wantingOf({ ...said, stage: 'verified' }), [])
})

test('what was said before a complaint was opened again is wanting again', () => {
  const said = { ...fresh, causes: [cause], answers: [answer], checks: [check] }
  assert.deepEqual(wantingOf({ ...said, stage: 'investigating' }), ['answers', 'checks'])
})

test('a closed complaint lacks nothing any more', () => {
  assert.deepEqual(wantingOf({ ...fresh, status: 'closed', stage: 'closed' }), [])
})

test('open measures and money that is not handed over are waiting', () => {
  const measure = { ...deed, kind: 'corrective', text: '换阀', owner: null, dueOn: null, doneAt: null } as const
  const undone = { ...measure, doneBy: null, result: null }
  const waiting = checklistOf({ ...fresh, measures: [undone] })
  assert.equal(waiting.measures, 'waiting')
  assert.equal(checklistOf({ ...fresh, measures: [{ ...undone, doneAt: deed.at }] }).measures, 'done')
})

test('the solution is an answer, stars and a confirmation are what the customer says of it, the last counts', () => {
  const solved = { ...fresh, causes: [cause], resolution: { summary: '换阀', at: deed.at, by: deed.by } }
  assert.deepEqual(wantingOf({ ...solved, stage: 'answered' }), ['checks'])
  const rating = { score: 2, comment: null, at: '2026-03-17T02:00:00Z' }
  const rated = { ...solved, rating, checks: [check] }
  assert.deepEqual(wantingOf({ ...rated, checks: [], stage: 'verified' }), [])
  assert.deepEqual(wantingOf({ ...rated, checks: [], stage: 'answered' }), ['checks'])
  assert.deepEqual(lastWordOf(rated), { at: rating.at, stars: 2 })
  const confirmation = { at: '2026-03-18T02:00:00Z', by: deed.by }
  assert.deepEqual(lastWordOf({ ...rated, confirmation }), { at: confirmation.at, confirmed: true })
  assert.equal(lastAnswerOf({ ...solved, answers: [{ ...answer, at: rating.at }] }), rating.at)
})

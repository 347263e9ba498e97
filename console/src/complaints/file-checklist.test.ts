import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Complaint } from '@zhike/contract/complaints'
import { checklistOf, wantingOf } from './file-checklist.ts'

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

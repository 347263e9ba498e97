import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApproverRule, FlowDefinition } from '@zhike/contract/approvals'
import { isComplete, keyOfRule, newStep, ruleOfKey, withNewWay, withoutWay, withWay, withWayUp } from './flow-draft.ts'

const flow: FlowDefinition = {
  branches: [{ name: '全部', upToFen: null, departmentIds: [], nodes: [newStep('负责人')], copies: [] }],
  empty: 'administrator',
  emptyStaffId: null,
  self: 'up',
  repeated: 'once',
}
const names = ({ branches }: FlowDefinition) => branches.map(({ name }) => name)

test('a new way comes before the last, which takes the rest', () => {
  const more = withNewWay(withNewWay(flow, '小', '一'), '中', '一')
  assert.deepEqual(names(more), ['小', '中', '全部'])
  assert.deepEqual(names(withWayUp(more, 1)), ['中', '小', '全部'])
  assert.deepEqual(names(withoutWay(more, 0)), ['中', '全部'])
  assert.ok(isComplete(more))
})

test('a draft without a name, a step or somebody who decides cannot be published', () => {
  assert.ok(!isComplete(withWay(flow, 0, { name: ' ' })))
  assert.ok(!isComplete(withWay(flow, 0, { nodes: [] })))
  assert.ok(!isComplete(withWay(flow, 0, { nodes: [{ ...newStep('一'), approvers: [] }] })))
  assert.ok(!isComplete(withWay(flow, 0, { upToFen: 1 })))
})

test('a rule is the same after it was an option', () => {
  const id = '018f0000-0000-7000-8000-000000000000'
  const rules: ApproverRule[] = [
    { by: 'person', staffId: id },
    { by: 'post', postId: id },
    { by: 'role', role: 'manager' },
    { by: 'head', levels: 1 },
  ]
  assert.deepEqual(rules.map(keyOfRule).map(ruleOfKey), rules)
})

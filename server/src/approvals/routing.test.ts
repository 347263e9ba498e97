import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FlowNode } from '@zhike/contract/approvals'
import type { Directory, Person } from './directory.ts'
import { chooseBranch, type FlowRules, routeStep } from './routing.ts'

const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, name: id, role: 'representative', postId: null, departmentId: 'team', suspended: false },
  ...more,
})

/** A department below another, each with a head, an administrator, and who is named. */
const company = (...more: readonly Person[]): Directory => {
  const people = [person('head'), person('director', { departmentId: 'house' }), person('ann'), ...more]
  return {
    people: new Map(people.map((one) => [one.id, one])),
    departments: new Map([
      ['team', { id: 'team', name: '一部', parentId: 'house', headId: 'head' }],
      ['house', { id: 'house', name: '总部', parentId: null, headId: 'director' }],
    ]),
    posts: new Map([['p', '财务']]),
    deputies: new Map([['gone', 'deputy']]),
  }
}

const rules: FlowRules = { empty: 'refuse', emptyStaffId: null, self: 'up', repeated: 'ask' }
const node = (approvers: FlowNode['approvers'], mode: FlowNode['mode'] = 'all'): FlowNode => ({
  name: '步',
  mode,
  approvers,
})
const byHead = node([{ by: 'head', levels: 0 }])
const gone = node([{ by: 'person', staffId: 'gone' }])
const apply = (
  step: FlowNode,
  how: Partial<FlowRules>,
  applicantId = 'ann',
  people = company(),
  before: string[] = [],
) => {
  const route = routeStep(step, { ...rules, ...how }, { applicantId }, people, new Set(before))
  const words = ({ staff, why }: (typeof route.asked)[number]) => [staff.id, ...why.map(({ code }) => code)].join(' ')
  return [route.outcome, route.asked.map(words), route.left.map(words), route.why.map(({ code }) => code)]
}

test('whoever is asked is asked by a rule, and the answer says by which', () => {
  const people = company(
    person('fin', { postId: 'p' }),
    person('boss', { role: 'manager' }),
    person('old', { role: 'manager', suspended: true }),
  )
  for (const [approver, asked] of [
    [{ by: 'person', staffId: 'fin' }, ['fin person']],
    [{ by: 'post', postId: 'p' }, ['fin post']],
    [{ by: 'role', role: 'manager' }, ['boss role']],
    [{ by: 'head', levels: 0 }, ['head head']],
    [{ by: 'head', levels: 1 }, ['director head']],
  ] as const)
    assert.deepEqual(apply(node([approver]), {}, 'ann', people), ['ask', asked, [], []])
  const twice = node([
    { by: 'post', postId: 'p' },
    { by: 'person', staffId: 'fin' },
  ])
  assert.deepEqual(apply(twice, {}, 'ann', people)[1], ['fin post person'])
})

test('nobody decides about their own application: the next above does, the step goes without, or the flow allows it', () => {
  assert.deepEqual(apply(byHead, { self: 'up' }, 'head'), ['ask', ['director head self_up'], ['head head self_up'], []])
  assert.deepEqual(apply(byHead, { self: 'skip' }, 'head'), ['pass', [], ['head head self_skipped'], ['self_skipped']])
  assert.deepEqual(apply(byHead, { self: 'allowed' }, 'head'), ['ask', ['head head'], [], []])
  // above the director there is nobody
  assert.deepEqual(apply(byHead, { self: 'up' }, 'director')[0], 'refuse')
})

test('who has left is not asked, their deputy is', () => {
  const left = person('gone', { suspended: true })
  const deputy = company(left, person('deputy'))
  assert.deepEqual(apply(gone, {}, 'ann', deputy), ['ask', ['deputy person deputy'], ['gone person suspended'], []])
  const nobody = company(left, person('deputy', { suspended: true }))
  assert.deepEqual(apply(gone, {}, 'ann', nobody)[0], 'refuse')
})

test('a step that has nobody passes, goes to an administrator or to somebody named, or refuses', () => {
  const chief = person('chief', { role: 'administrator' })
  const people = company(chief, person('named'))
  assert.deepEqual(apply(gone, { empty: 'pass' }), ['pass', [], [], ['empty_pass']])
  assert.deepEqual(apply(gone, { empty: 'refuse' }), ['refuse', [], [], ['empty_refuse']])
  const toAdmin = ['ask', ['chief empty_administrator'], [], ['empty_administrator']]
  assert.deepEqual(apply(gone, { empty: 'administrator' }, 'ann', people), toAdmin)
  const named = { empty: 'person', emptyStaffId: 'named' } as const
  assert.deepEqual(apply(gone, named, 'ann', people), ['ask', ['named empty_person'], [], ['empty_person']])
  assert.deepEqual(apply(gone, named, 'named', people), toAdmin)
  assert.deepEqual(apply(gone, { empty: 'administrator' }, 'chief', company(chief))[0], 'refuse')
})

test('who approved the step before need not approve again, when the flow says so', () => {
  const both = node([
    { by: 'person', staffId: 'head' },
    { by: 'person', staffId: 'director' },
  ])
  assert.deepEqual(apply(both, { repeated: 'ask' }, 'ann', company(), ['head'])[1], ['head person', 'director person'])
  assert.deepEqual(apply(both, { repeated: 'once' }, 'ann', company(), ['head'])[1], ['director person'])
  assert.deepEqual(apply(byHead, { repeated: 'once' }, 'ann', company(), ['head'])[0], 'pass')
  assert.deepEqual(apply({ ...both, mode: 'any' }, { repeated: 'once' }, 'ann', company(), ['head'])[0], 'pass')
})

test('the first way whose conditions hold is taken, up to and with its amount', () => {
  const way = (name: string, upToFen: number | null, departmentIds: string[] = []) => ({
    ...{ name, upToFen, departmentIds, nodes: [byHead], copies: [] },
  })
  const branches = [way('东', null, ['house']), way('小', 50_000), way('中', 500_000), way('大', null)]
  const choose = (amountFen: number | null, departmentId: string | null, othersFen = 0) => {
    const people = company(person('ann', { departmentId }))
    const { branch, why } = chooseBranch({ branches }, { applicantId: 'ann', amountFen, othersFen }, people)
    return [branch.name, ...why.map(({ code }) => code)]
  }
  assert.deepEqual(choose(50_000, null), ['小', 'amount'])
  assert.deepEqual(choose(50_001, null), ['中', 'amount'])
  assert.deepEqual(choose(500_001, null), ['大', 'otherwise'])
  assert.deepEqual(choose(null, null), ['大', 'otherwise'])
  assert.deepEqual(choose(50_000, 'team'), ['东', 'department'])
  // in pieces nobody gets below a bound
  assert.deepEqual(choose(41_200, null, 8_800), ['小', 'total', 'amount'])
  assert.deepEqual(choose(45_000, null, 8_800), ['中', 'total', 'amount'])
  assert.deepEqual(choose(1, null, 500_000), ['大', 'total', 'otherwise'])
  assert.deepEqual(choose(null, null, 8_800), ['大', 'otherwise'])
})

test('the sum by which a way was taken is the first of its reasons', () => {
  const branches = [{ name: '全部', upToFen: null, departmentIds: [], nodes: [byHead], copies: [] }]
  const { why } = chooseBranch({ branches }, { applicantId: 'ann', amountFen: 45_000, othersFen: 8_800 }, company())
  assert.deepEqual(why, [{ code: 'total', of: null, amountFen: 53_800 }])
})

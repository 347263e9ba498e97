import assert from 'node:assert/strict'
import test from 'node:test'
import { emptyCustomer, requestOf } from './customer-draft.ts'

test('only what was written is sent', () => {
  assert.deepEqual(requestOf({ ...emptyCustomer, name: ' 张三 ' }), {
    kind: 'person',
    name: '张三',
    stage: 'potential',
    identities: [],
  })
})

test('blank contacts are left out, the others are trimmed', () => {
  const contacts = [
    { key: 1, kind: 'phone', value: ' ' },
    { key: 2, kind: 'email', value: ' a@b.cn ' },
  ] as const
  assert.deepEqual(requestOf({ ...emptyCustomer, name: 'x', contacts }).identities, [
    { kind: 'email', value: 'a@b.cn' },
  ])
})

test('an organisation has no birthday, a person no credit term', () => {
  const draft = {
    ...emptyCustomer,
    name: 'x',
    birthday: { calendar: 'solar', month: 5, day: 17 },
    gender: 'male',
    hobbies: ['棋'],
    creditGrade: 'A',
    creditTermDays: 30,
    tags: ['老客户'],
    owner: { id: '0190', name: '李四' },
  } as const
  const base = { name: 'x', stage: 'potential', identities: [], tags: ['老客户'], ownerId: '0190' }
  assert.deepEqual(requestOf({ ...draft, kind: 'organisation' }), {
    ...base,
    kind: 'organisation',
    creditGrade: 'A',
    creditTermDays: 30,
  })
  assert.deepEqual(requestOf({ ...draft, kind: 'person' }), {
    ...base,
    kind: 'person',
    birthday: draft.birthday,
    gender: 'male',
    hobbies: ['棋'],
  })
})

test('a credit term of no days is a term', () => {
  const draft = { ...emptyCustomer, kind: 'organisation', name: 'x', creditTermDays: 0 } as const
  assert.equal(requestOf(draft).creditTermDays, 0)
})

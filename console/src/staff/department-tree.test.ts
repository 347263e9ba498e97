import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Department } from '@zhike/contract/staff'
import { placeDepartments, possibleParents } from './department-tree.ts'

const department = (id: string, parentId: string | null): Department => ({
  id,
  name: id,
  parentId,
  reception: false,
  headId: null,
  members: 0,
  version: 1,
})
const company = [
  department('east', 'service'),
  department('service', null),
  department('shanghai', 'east'),
  department('repair', null),
]
const names = (placed: ReturnType<typeof placeDepartments>) => placed.map(({ department: { id } }) => id)

test('every department stands below its parent', () => {
  assert.deepEqual(
    placeDepartments(company).map(({ department: { id }, depth }) => `${depth} ${id}`),
    ['0 service', '1 east', '2 shanghai', '0 repair'],
  )
})

test('a department whose parent is out of sight stands at the top', () => {
  assert.deepEqual(names(placeDepartments([department('lost', 'gone')])), ['lost'])
})

test('a department cannot move into itself or below itself', () => {
  assert.deepEqual(names(possibleParents(company, company[0])), ['service', 'repair'])
  assert.deepEqual(names(possibleParents(company, company[1])), ['repair'])
  assert.deepEqual(names(possibleParents(company, undefined)), ['service', 'east', 'shanghai', 'repair'])
})

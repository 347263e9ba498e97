import assert from 'node:assert/strict'
import test from 'node:test'
import { TicketBulkChange } from '@zhike/contract/ticket-bulk-edits'
import { partsIn, partsLeft, type TicketChangeDraft, ticketChangeOf, withPart } from './ticket-bulk-draft.ts'

const id = '00000000-0000-4000-8000-000000000001'
const all = () => true

test('what is empty takes away where something can be taken away, and changes nothing where it is a text', () => {
  assert.deepEqual(ticketChangeOf({ assignee: null, category: '', note: '  ', watchers: [] }), {
    assigneeId: null,
    categoryId: null,
  })
  const draft = { priority: 'high', type: id, closure: ' 电话确认 ', custom: { batch: null } } as const
  assert.deepEqual(ticketChangeOf(draft), {
    priority: 'high',
    typeId: id,
    closure: '电话确认',
    custom: { batch: null },
  })
})

test('parts that the server would not take together are not offered together, whatever one begins with', () => {
  const everything = partsLeft({}, all)
  for (const first of everything) {
    let draft: TicketChangeDraft = withPart({}, first)
    for (let left = partsLeft(draft, all); left[0]; left = partsLeft(draft, all)) draft = withPart(draft, left[0])
    const filled = {
      ...draft,
      watchers: [id],
      note: 'n',
      ...('resolution' in draft ? { resolution: 'r' } : {}),
      ...('closure' in draft ? { closure: 'c' } : {}),
    }
    assert.ok(TicketBulkChange.safeParse(ticketChangeOf(filled)).success, partsIn(draft).join())
  }
})

test('who may not assign, resolve, close or reply is offered only what remains', () => {
  assert.deepEqual(
    partsLeft({}, () => false),
    ['priority', 'kind', 'category', 'type', 'status', 'watchers'],
  )
})

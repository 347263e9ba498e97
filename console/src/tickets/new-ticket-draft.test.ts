import assert from 'node:assert/strict'
import test from 'node:test'
import { emptyTicket, ofKind, parseTicketDraft } from './new-ticket-draft.ts'

test('nothing kept is an empty ticket', () => {
  assert.deepEqual(parseTicketDraft(''), emptyTicket)
})

test('what was kept comes back whole', () => {
  const draft = { ...emptyTicket, kind: 'complaint', title: '冰箱不制冷', channel: 'counter' } as const
  assert.deepEqual(parseTicketDraft(JSON.stringify(draft)), draft)
})

test('where only complaints are registered, what belonged to another kind goes and what was typed stays', () => {
  const draft = { ...emptyTicket, kind: 'consultation', categoryId: 'c', title: '冰箱不制冷' } as const
  assert.deepEqual(ofKind(draft, 'complaint'), { ...emptyTicket, kind: 'complaint', title: '冰箱不制冷' })
  assert.equal(ofKind(draft, undefined), draft)
})

test('codes that no longer exist fall back', () => {
  assert.equal(parseTicketDraft('{"kind":"gone","title":"x"}').kind, emptyTicket.kind)
})

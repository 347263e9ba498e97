import assert from 'node:assert/strict'
import test from 'node:test'
import { emptyTicket, parseTicketDraft } from './new-ticket-draft.ts'

test('nothing kept is an empty ticket', () => {
  assert.deepEqual(parseTicketDraft(''), emptyTicket)
})

test('what was kept comes back whole', () => {
  const draft = { ...emptyTicket, kind: 'complaint', title: '冰箱不制冷', channel: 'counter' } as const
  assert.deepEqual(parseTicketDraft(JSON.stringify(draft)), draft)
})

test('codes that no longer exist fall back', () => {
  assert.equal(parseTicketDraft('{"kind":"gone","title":"x"}').kind, emptyTicket.kind)
})

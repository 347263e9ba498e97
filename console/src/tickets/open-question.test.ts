import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Message } from '@zhike/contract/tickets'
import { openQuestion } from './open-question.ts'

const said = (at: string, kind: 'customer' | 'staff', body: string, visibility: Message['visibility'] = 'public') =>
  ({ id: at, at, author: { kind, id: null, name: null }, body, visibility, files: [], from: null }) as Message
const solved = {
  resolution: { summary: '换阀', at: '2026-03-16T02:00:00Z', by: { kind: 'staff', id: 'w', name: '王' } },
} as const
const asked = said('2026-03-16T03:00:00Z', 'customer', '还漏一点')

test('what the customer asks after the solution stays open until somebody answers it; a note is no answer', () => {
  assert.equal(openQuestion(solved, [asked]), '还漏一点')
  assert.equal(openQuestion(solved, [asked, said('2026-03-16T04:00:00Z', 'staff', '明天再去', 'internal')]), '还漏一点')
  assert.equal(openQuestion(solved, [asked, said('2026-03-16T04:00:00Z', 'staff', '明天再去')]), undefined)
})

test('what was asked before the solution is answered by it', () => {
  assert.equal(openQuestion(solved, [said('2026-03-16T01:00:00Z', 'customer', '在漏水')]), undefined)
  assert.equal(openQuestion({ resolution: null }, [asked]), '还漏一点')
})

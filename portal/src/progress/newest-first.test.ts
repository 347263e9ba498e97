import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Progress } from '@zhike/contract/portal'
import { newestFirst } from './newest-first.ts'

const step = (type: string, minute: number, text: string | null = null) => ({
  type: `ticket.${type}`,
  at: `2026-03-16T02:0${minute}:00.000Z`,
  text,
  by: null,
  files: [],
})
const told = (steps: Progress['steps'], resolution: Progress['resolution']) =>
  newestFirst({ steps, resolution } as unknown as Progress).map(({ type, text }) => [type.slice(7), text])

test('the newest step is above, and a solution that stands is not said twice', () => {
  const steps = [step('created', 0), step('resolved', 1, 'first'), step('resolved', 2, 'second')]
  assert.deepEqual(told(steps, { summary: 'second', at: step('resolved', 2).at }), [
    ['resolved', null],
    ['resolved', 'first'],
    ['created', null],
  ])
})

test('a rejection is told once, a reopening by staff stands for itself', () => {
  assert.deepEqual(told([step('rejected', 0, 'no'), step('reopened', 0)], null), [['rejected', 'no']])
  assert.deepEqual(told([step('closed', 0), step('reopened', 1)], null), [
    ['reopened', null],
    ['closed', null],
  ])
})

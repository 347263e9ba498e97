import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitsChosen } from './missed.ts'

const missed = {
  ticketId: '019c0000-0000-7000-8000-000000000000',
  number: 'T-260317-0001',
  title: '咨询',
  team: '一组',
  target: 'first_response',
  dueAt: '2026-03-16T16:10:00.000Z',
  endedAt: null,
} as const

test('the promises behind a number are those of its target, team or hour of the company’s clock', () => {
  const fits = [{}, { team: '一组' }, { team: null }, { hour: 0 }, { hour: 16 }, { target: 'resolution' }]
  assert.deepEqual(
    fits.map((chosen) => fitsChosen(missed, chosen)),
    [true, true, false, true, false, false],
  )
})

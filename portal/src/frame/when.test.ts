import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayWhen } from './when.ts'

const now = new Date('2026-03-16T02:00:00Z')

test('every time carries its clock, in company time wherever the phone is', () => {
  assert.equal(sayWhen('2026-03-16T01:05:00Z', { locale: 'zh-CN', now }), '今天 09:05')
  assert.equal(sayWhen('2026-03-13T06:20:00Z', { locale: 'zh-CN', now }), '3 天前 14:20')
  assert.equal(sayWhen('2026-02-01T16:30:00Z', { locale: 'en', now }), 'Feb 2 00:30')
  assert.equal(sayWhen('2026-03-16T01:05:00Z', { locale: 'en', now }), 'today 09:05')
})

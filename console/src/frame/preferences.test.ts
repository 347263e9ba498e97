import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPreferences } from './preferences.ts'

const columns = { ticket: [], order: [] }
const base = { theme: 'auto', density: 'cosy', locale: 'zh-CN', narrowRail: false, columns } as const

test('preferences survive, field by field', () => {
  assert.deepEqual(readPreferences('{"theme":"dark","density":"compact"}'), {
    ...base,
    theme: 'dark',
    density: 'compact',
  })
  const chosen = { ticket: ['symptom'], order: [] }
  assert.deepEqual(readPreferences('{"columns":{"ticket":["symptom",7],"order":3}}'), { ...base, columns: chosen })
})

test('what somebody else wrote there does no harm', () => {
  assert.deepEqual(readPreferences('{"theme":"pink","density":"toString","locale":7,"narrowRail":"yes"}'), base)
  assert.deepEqual(readPreferences('not json'), base)
  assert.deepEqual(readPreferences('null'), base)
  assert.deepEqual(readPreferences(null), base)
})

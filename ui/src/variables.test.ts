import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dark, light } from './tokens.ts'
import { variablesCss } from './variables.ts'

test('every colour of both themes reaches the style sheet', () => {
  const css = variablesCss()
  for (const value of [...Object.values(light), ...Object.values(dark)]) assert.ok(css.includes(value), value)
  assert.match(css, /:root\[data-theme="dark"\]\{[^}]*--text-second:#b9b4a9[^}]*color-scheme:dark\}/)
  assert.match(css, /:root\[data-density="compact"\]\{--control:28px;--row:32px;--cell:8px\}/)
})

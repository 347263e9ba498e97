import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const source = new URL('../', import.meta.url)

test('no icon gives its English name to a screen reader', () => {
  const spoken = globSync('**/*.tsx', { cwd: source.pathname }).flatMap((path) => {
    const icons = readFileSync(new URL(path, source), 'utf8').match(/<(?:[A-Z]\w*(?:Outlined|Filled)|Icon)\b[^>]*>/g)
    return (icons ?? []).filter((icon) => !/ aria-(?:hidden|label=\{t\()/.test(icon)).map((icon) => `${path}: ${icon}`)
  })
  assert.deepEqual(spoken, [])
})

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import order from './module-order.json' with { type: 'json' }

const root = new URL('../../', import.meta.url)

test('docs/architecture.md lists the modules that there are, in their order', () => {
  const there = [...order.firstLine, ...order.laterLines.flat()].filter((name) =>
    existsSync(new URL(`server/src/${name}/`, root)),
  )
  const page = readFileSync(new URL('docs/architecture.md', root), 'utf8')
  const [, listed = ''] = /^ {2}platform\/.*\n([\s\S]*?) {3}in this order$/m.exec(page) ?? []
  assert.deepEqual(listed.trim().split(/\s+/), there)
})

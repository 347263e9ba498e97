import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf } from './budgets.ts'

const lines = (count: number): string => 'x\n'.repeat(count)
const faults = (path: string, text: string): string => faultsOf({ path, text }).join('\n')

test('a file may have 300 lines, a contract or a factory 400', () => {
  for (const [path, most] of [
    ['server/src/tickets/sla.ts', 300],
    ['contract/src/tickets.ts', 400],
    ['server/test/factories.ts', 400],
  ] as const) {
    assert.equal(faults(path, lines(most)), '')
    assert.match(faults(path, lines(most + 1)), /which word is missing/)
  }
})

test('a name that says nothing is found, as a file and as a folder', () => {
  for (const path of ['server/src/platform/utils.ts', 'console/src/helpers/dates.ts', 'ui/src/common.tsx']) {
    assert.match(faults(path, ''), /says nothing/)
  }
  assert.equal(faults('server/src/platform/clock.ts', ''), '')
})

test('a module that the order does not know is found', () => {
  assert.match(faults('server/src/gadgets/gadgets.ts', ''), /gadgets has no place/)
  assert.equal(faults('server/src/care/care.ts', '') + faults('server/src/security/security.ts', ''), '')
})

const suppress = 'biome'.concat('-ignore')
const expectError = '@ts-'.concat('expect-error')

test('a suppression needs its reason on the line', () => {
  for (const line of [`// ${suppress} lint/a/b`, `// ${suppress} lint/a/b: `, `// ${expectError}`]) {
    assert.match(faults('a.ts', line), /without a reason/)
  }
  const reasoned = [`// ${suppress} lint/a/b: the library is typed so`, `// ${expectError}: older browsers lack it`]
  assert.equal(faults('a.ts', reasoned.join('\n')), '')
  assert.match(faults('a.ts', `// ${suppress}-all lint/a/b: because`), /more than one line/)
})

test('work left for later, skipped tests and empty class names are found', () => {
  assert.match(faults('a.ts', '// TO'.concat('DO: later')), /left for later/)
  assert.match(faults('a.test.ts', 'test.'.concat("skip('x', () => {})")), /skips tests/)
  assert.match(faults('a.ts', 'export class Ticket'.concat('Service {}')), /no word of the business/)
})

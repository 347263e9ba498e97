import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { type Cruise, centres, cruise, unseen } from './boundaries.ts'
import { planted, type Tree } from './planted.ts'

/** A house in which everything is where it belongs. */
const sound: Tree = {
  'package.json': '{ "type": "module" }',
  'contract/package.json': '{ "type": "module", "exports": { "./*": "./src/*.ts" } }',
  'contract/src/tickets.ts': `export const Ticket = 1`,
  'server/src/platform/db.ts': `export const open = 1`,
  'server/src/customers/customers.ts': `import { open } from '../platform/db.ts'\nexport const seen = open`,
  'server/src/customers/merging.ts': `export const merge = 1`,
  'server/src/tickets/tickets.ts': `import { Ticket } from '@zhike/contract/tickets'\nimport { seen } from '../customers/customers.ts'\nexport const asked = [Ticket, seen]`,
  'server/src/tickets/tickets.routes.ts': `export { asked } from './tickets.ts'`,
  'server/src/tickets/tickets.test.ts': `import { app } from '../app/main.ts'\napp`,
  'server/src/app/main.ts': `import { asked } from '../tickets/tickets.routes.ts'\nexport const app = asked`,
  'console/src/customers/name.tsx': `export const name = <b>1</b>`,
  'console/src/tickets/list.tsx': `import { Ticket } from '@zhike/contract/tickets'\nimport { name } from '../customers/name.tsx'\nexport const list = <b>{Ticket}{name}</b>`,
  'demo/src/story.ts': `import { app } from '../../server/src/app/main.ts'\nexport const story = app`,
  'portal/src/page.ts': `export const page = 1`,
  'e2e/day.test.ts': `import { Ticket } from '@zhike/contract/tickets'\nTicket`,
}

interface Plant {
  readonly rule: string
  readonly path: string
  readonly text: string
  /** Where the violation is reported, if not at the planted file. */
  readonly from?: string
}

const plants: readonly Plant[] = [
  { rule: 'no-file-cycles', path: 'contract/src/ring.ts', text: `export * from './ring.ts'` },
  {
    rule: 'no-folder-cycles',
    path: 'console/src/customers/row.tsx',
    text: `export { list } from '../tickets/list.tsx'`,
    from: 'console/src/customers',
  },
  { rule: 'nothing-unresolved', path: 'server/src/platform/lost.ts', text: `import './nowhere.ts'` },
  { rule: 'contract-is-a-leaf', path: 'contract/src/root.ts', text: `import '../../server/src/platform/db.ts'` },
  {
    rule: 'clients-see-only-the-contract',
    path: 'console/src/peek.tsx',
    text: `import type { open } from '../../server/src/platform/db.ts'`,
  },
  {
    rule: 'clients-are-apart',
    path: 'portal/src/mix.tsx',
    text: `export { list } from '../../console/src/tickets/list.tsx'`,
  },
  { rule: 'server-knows-no-client', path: 'server/src/tickets/page.ts', text: `import '../../../portal/src/page.ts'` },
  { rule: 'platform-knows-no-domain', path: 'server/src/platform/wise.ts', text: `import '../customers/customers.ts'` },
  {
    rule: 'a-module-has-one-door',
    path: 'server/src/tickets/window.ts',
    text: `import { merge } from '../customers/merging.ts'\nmerge`,
  },
  {
    rule: 'modules-in-order',
    path: 'server/src/customers/ahead.ts',
    text: `export const later = () => import('../tickets/tickets.ts')`,
  },
  { rule: 'nobody-imports-app', path: 'server/src/tickets/top.ts', text: `import '../app/main.ts'` },
  {
    rule: 'demo-and-bench-enter-by-app',
    path: 'demo/src/short.ts',
    text: `import '../../server/src/tickets/tickets.ts'`,
  },
  { rule: 'journeys-know-only-the-contract', path: 'e2e/inside.ts', text: `import '../server/src/app/main.ts'` },
  { rule: 'nobody-imports-tests', path: 'server/src/tickets/lean.ts', text: `import './tickets.test.ts'` },
]

const tsx = /[.]tsx?$/

test('a sound house crosses no boundary, and every file and import of it is seen', async () => {
  const graph = await planted(sound, cruise)
  assert.deepEqual(graph.summary.violations, [])
  assert.deepEqual(unseen(graph, sourcesOf(sound)), [])
  const seen = graph.modules.find(({ source }) => source === 'server/src/tickets/tickets.ts')
  const expected = ['contract/src/tickets.ts', 'server/src/customers/customers.ts']
  assert.deepEqual(seen?.dependencies.map(({ resolved }) => resolved).toSorted(), expected)
})

test('every rule of the fence finds the violation planted for it', async () => {
  const tree = { ...sound, ...Object.fromEntries(plants.map(({ path, text }) => [path, text])) }
  const { summary } = await planted(tree, cruise)
  const missed = plants.filter(
    ({ rule, path, from }) =>
      !summary.violations.some((found) => found.rule.name === rule && found.from === (from ?? path)),
  )
  assert.deepEqual(missed, [])
})

test('every rule of the fence has a planted violation', () => {
  const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
    forbidden: { name: string }[]
  }
  const named = new Set(forbidden.map(({ name }) => name))
  assert.deepEqual(named, new Set(plants.map(({ rule }) => rule)))
})

test('a file that the cruiser does not read is named', () => {
  const blind: Cruise = { modules: [], summary: { violations: [] } }
  assert.equal(unseen(blind, sourcesOf(sound)).length, Object.keys(sound).filter((path) => tsx.test(path)).length)
})

test('a module may import five others, platform and the first line not counted', () => {
  const door = (name: string): string => `server/src/${name}/${name}.ts`
  const importing = (names: readonly string[]): Cruise => ({
    modules: [{ source: door('care'), dependencies: names.map((name) => ({ resolved: door(name) })) }],
    summary: { violations: [] },
  })
  const five = ['platform', 'staff', 'calendar', 'care', 'customers', 'tasks', 'orders', 'channels', 'insight']
  assert.deepEqual(centres(importing(five)), [])
  assert.match(centres(importing([...five, 'tickets'])).join(), /care imports 6 modules/)
})

const sourcesOf = (tree: Tree) =>
  Object.entries(tree)
    .filter(([path]) => tsx.test(path))
    .map(([path, text]) => ({ path, text }))

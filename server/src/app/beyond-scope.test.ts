import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

/** The ways out of the actor's scope, by their file. */
const ways = ['beyond-scope', 'as-customer']

/** Who may take them. A file that comes to this list says in its commit why the actor's own scope is not enough. */
const takers: Readonly<Record<string, readonly string[]>> = {
  'customers/collaborating.ts': ['beyond-scope'],
  'customers/creating.ts': ['beyond-scope'],
  'customers/lookups.ts': ['beyond-scope'],
  'customers/ownership.ts': ['beyond-scope'],
  'customers/recognising.ts': ['beyond-scope'],
  'imports/undo-previewing.ts': ['beyond-scope'],
  'needs/sights.ts': ['beyond-scope'],
  'pool/claiming.ts': ['beyond-scope'],
  'platform/jobs/jobs.ts': ['beyond-scope'],
  'security/joining.ts': ['beyond-scope'],
  'security/leaving.ts': ['beyond-scope'],
  'security/verifying.ts': ['beyond-scope'],
  'tickets/progress.ts': ['as-customer'],
  'tickets/sights.ts': ['beyond-scope'],
  'tickets/submitting.ts': ['beyond-scope'],
  'tickets/watching.ts': ['as-customer'],
}

test('only the files listed here go beyond the scope of an actor, or act as a customer', () => {
  const source = new URL('../', import.meta.url)
  const found = globSync('**/*.ts', { cwd: source.pathname })
    .filter((path) => !/\.(test|fixture)\.ts$/.test(path))
    .flatMap((path): [string, string[]][] => {
      const text = readFileSync(new URL(path, source), 'utf8')
      const taken = ways.filter((way) => text.includes(`/${way}.ts'`))
      return taken.length > 0 ? [[path, taken]] : []
    })
  assert.deepEqual(Object.fromEntries(found), takers)
})

import { globSync } from 'node:fs'
import { type Check, root, run, verdictOf } from './check.ts'

/** server/schema.sql says what the migrations make: the command migrates an empty database and compares. */
export const schema: Check = {
  name: 'schema.sql',
  look: async () => {
    const migrations = globSync('server/src/migrations/*.sql', { cwd: root }).length
    if (migrations === 0) return { problems: [], note: 'nothing to check yet: no migration' }
    return verdictOf(
      await run('node', ['server/src/app/cli/zhike.ts', 'schema', '--check']),
      `${migrations} migrations`,
    )
  },
}

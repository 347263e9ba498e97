import { globSync } from 'node:fs'
import { type Check, root, run, verdictOf } from './check.ts'

/** The checks are checked: each must find what is planted for it. */
export const proofs: Check = {
  name: 'the checks themselves',
  look: async () => {
    const tests = globSync('.ci/checks/*.test.ts', { cwd: root })
    return verdictOf(await run('node', ['--test', '--test-reporter=dot', ...tests]), `${tests.length} files of proofs`)
  },
}

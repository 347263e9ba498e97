import { type Check, run, verdictOf } from './check.ts'

/** Format and lint, warnings counted as errors. */
export const lint: Check = {
  name: 'format and lint',
  look: async () =>
    verdictOf(await run('biome', ['ci', '--colors=off', '--error-on-warnings', '--max-diagnostics=100', '.'])),
}

import { type Check, run, verdictOf } from './check.ts'

/** Files, exports and dependencies that nothing uses, and imports of packages that are not declared. */
export const unused: Check = {
  name: 'nothing unused',
  look: async () => verdictOf(await run('knip', ['--no-progress', '--treat-config-hints-as-errors'])),
}

import { globSync } from 'node:fs'
import { type Check, root, run, verdictOf } from './check.ts'

/** Types of the server side, and of each client by the tsconfig.json of its folder. */
export const types: Check = {
  name: 'types',
  look: async () => {
    const projects = ['tsconfig.json', ...globSync('*/tsconfig.json', { cwd: root })]
    const verdicts = []
    for (const project of projects) verdicts.push(verdictOf(await run('tsc', ['--noEmit', '-p', project])))
    return { problems: verdicts.flatMap(({ problems }) => problems), note: projects.join(', ') }
  },
}

import { globSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { type Check, root, run } from './check.ts'
import { type Source, sources } from './sources.ts'

/** Types of the server side, and of each client by the tsconfig.json of its folder; no file may be left out. */
export const types: Check = {
  name: 'types',
  look: async () => {
    const projects = ['tsconfig.json', ...globSync('*/tsconfig.json', { cwd: root })]
    const said: string[] = []
    for (const project of projects) {
      const { stdout } = await run('tsc', ['--noEmit', '--pretty', 'false', '--listFiles', '-p', project])
      said.push(...stdout.split('\n').filter((line) => line !== ''))
    }
    const read = said.filter(isAbsolute).map((path) => relative(root, path).split(sep).join('/'))
    const wrong = new Set(said.filter((line) => !isAbsolute(line)))
    return { problems: [...wrong, ...unread(new Set(read), sources())], note: projects.join(', ') }
  },
}

/** Files that no tsconfig.json includes: their types were not checked. */
export function unread(read: ReadonlySet<string>, files: readonly Source[]): readonly string[] {
  return files.filter(({ path }) => !read.has(path)).map(({ path }) => `${path} belongs to no tsconfig.json`)
}

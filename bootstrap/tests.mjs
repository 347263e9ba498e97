import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { listFiles } from './files.mjs'
import { Refusal } from './refusal.mjs'

/** Where tests lie; the journeys come last, being the slowest. */
const FOLDERS = ['bootstrap', 'contract', 'server', 'ui', 'console', 'portal', 'widget', 'demo', 'bench', '.ci', 'e2e']

/** Gives all tests one database; those of these folders use it. */
const SETUP = 'server/test/setup.ts'
const ON_DATABASE = /^(server|demo|bench|e2e)\//

/** Splits the arguments of `npm test --` into options for the test runner and the files that they select. */
export function selectTests(root, args) {
  const options = args.filter((arg) => arg.startsWith('-'))
  const wanted = args.filter((arg) => !arg.startsWith('-')).map((arg) => arg.replace(/^\.\//, ''))
  const files = FOLDERS.flatMap((folder) => listFiles(join(root, folder)))
    .map((file) => relative(root, file).split(sep).join('/'))
    .filter((file) => /\.test\.(ts|mjs)$/.test(file))
    .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  const setup = existsSync(join(root, SETUP)) && files.some((file) => ON_DATABASE.test(file))
  if (files.length > 0) return { options: setup ? [`--test-global-setup=${SETUP}`, ...options] : options, files }
  throw new Refusal(
    `没有与 ${wanted.join(' ')} 相符的测试文件。请给出路径的一部分，例如 npm test -- server/src/tickets。`,
    `No test file fits ${wanted.join(' ')}. Give a part of a path, such as npm test -- server/src/tickets.`,
  )
}

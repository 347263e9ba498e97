import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { listFiles } from './files.mjs'
import { Refusal } from './refusal.mjs'
import { runQuietly } from './running.mjs'
import { environmentOf } from './runtime.mjs'

const BUILT = ['console', 'portal', 'widget']
/** Workspaces whose source goes into every bundle. */
const WOVEN_IN = ['contract', 'ui']

/** The interfaces whose bundle is missing or was made from other sources than those of now. */
export function listStale(root) {
  return BUILT.filter((workspace) => {
    if (listConfigs(join(root, workspace)).length === 0) return false
    const stamp = stampOf(root, workspace)
    return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== digestSources(root, workspace)
  })
}

/** Builds an interface, once for each of its Vite configurations, and notes from which sources. */
export async function build(root, workspace, runtime) {
  const cwd = join(root, workspace)
  const sources = digestSources(root, workspace)
  const vite = join(dirname(createRequire(join(cwd, 'package.json')).resolve('vite/package.json')), 'bin', 'vite.js')
  for (const config of listConfigs(cwd)) {
    const args = [vite, 'build', '--config', config, '--logLevel', 'warn']
    const options = { cwd, env: environmentOf(runtime, root) }
    const { status, said } = await runQuietly(`构建 · Building ${workspace}`, runtime, args, options)
    if (status !== 0) throw new Refusal(`构建失败：${cwd}，输出见下。`, `The build of ${cwd} failed:`, said)
  }
  mkdirSync(join(cwd, 'dist'), { recursive: true })
  writeFileSync(stampOf(root, workspace), sources)
}

const stampOf = (root, workspace) => join(root, workspace, 'dist', '.built-from')

/** `vite.config.ts` first, because its build empties `dist`; then those of parts, such as `vite.widget.config.ts`. */
function listConfigs(folder) {
  if (!existsSync(folder)) return []
  const configs = readdirSync(folder).filter((name) => /^vite\.(\w+\.)?config\.(ts|js|mjs)$/.test(name))
  return configs.sort((a, b) => a.split('.').length - b.split('.').length || (a < b ? -1 : 1))
}

function digestSources(root, workspace) {
  const files = [workspace, ...WOVEN_IN].flatMap((folder) => listFiles(join(root, folder)))
  const digest = createHash('sha256')
  for (const file of [...files, join(root, 'package-lock.json')]) {
    if (!/\.test\.tsx?$/.test(file))
      digest.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return digest.digest('hex')
}

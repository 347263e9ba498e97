import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Refusal } from './refusal.mjs'
import { runQuietly } from './running.mjs'

/** Installs the dependencies with `npm ci`. */
export async function install(root) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, said } = await runQuietly('安装依赖 · Installing dependencies', 'npm', args, {
    cwd: root,
    env: environmentOutside(root),
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  throw new Refusal(
    '依赖没有装好。请检查网络和 npm 镜像（npm config get registry），然后再试一次；npm 的输出见下。',
    'The dependencies could not be installed. Check the network and the registry (npm config get registry) and try again; npm said:',
    said,
  )
}

/**
 * Whether exactly the dependencies of the lock file are there.
 * npm writes down what it installed when it has finished. Whoever ran it, what counts is that this agrees with the lock
 * file; packages for other platforms are in the lock file only.
 */
export function isInstalled(root) {
  const written = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(written)) return false
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(written)
  const same = (path) => wanted[path]?.version === installed[path]?.version
  const inModules = Object.keys(wanted).filter((path) => path.includes('node_modules/'))
  return (
    Object.keys(installed).every((path) => wanted[path] && same(path)) &&
    inModules.every((path) => (installed[path] ? same(path) : wanted[path].optional))
  )
}

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** npm must not run on the Node in node_modules, which it is about to replace. */
function environmentOutside(root) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const outside = folders.filter((folder) => !folder.startsWith(join(root, 'node_modules')))
  return { ...process.env, PATH: outside.join(delimiter) }
}

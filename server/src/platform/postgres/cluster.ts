import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Access } from './access.ts'
import type { Binaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import type { Layout } from './layout.ts'
import { messages } from './messages.ts'
import type { Durability } from './settings.ts'

/** Makes the folder of the data directory. Throws a clear message when it cannot be written. */
export function makeHome(layout: Layout): void {
  try {
    mkdirSync(layout.home, { recursive: true, mode: 0o700 })
    writeFileSync(layout.log, '', { flag: 'a', mode: 0o600 })
  } catch (error) {
    throw new Error(messages.notWritable(layout.home, (error as NodeJS.ErrnoException).code ?? String(error)))
  }
}

/** Whether a cluster is there. Throws when it is another major version's, or when it is none but holds something. */
export function hasCluster(layout: Layout, binaries: Binaries): boolean {
  if (!existsSync(layout.cluster) || readdirSync(layout.cluster).length === 0) return false
  const file = join(layout.cluster, 'PG_VERSION')
  if (!existsSync(file)) throw new Error(messages.notACluster(layout.cluster))
  const version = readFileSync(file, 'utf8').trim()
  if (version !== binaries.major) throw new Error(messages.otherVersion(layout.cluster, version, binaries.major))
  return true
}

/** Makes a new cluster: beside its place first, so that an interrupted attempt leaves nothing that looks finished. */
export async function makeCluster(
  layout: Layout,
  identity: Identity,
  access: Access,
  options: Durability,
): Promise<void> {
  const making = `${layout.cluster}.new`
  const passwordFile = `${layout.access}.new`
  rmSync(making, { recursive: true, force: true })
  writeFileSync(passwordFile, access.superuserPassword, { mode: 0o600 })
  identity.own(passwordFile)
  const { status, said } = await run(identity, identity.binaries.initdb, [
    ...['--pgdata', making, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale'],
    ...['--data-checksums', '--no-instructions', ...(options.fsync ? [] : ['--no-sync'])],
  ])
  rmSync(passwordFile, { force: true })
  if (status !== 0) throw new Error(messages.initFailed(said))
  rmSync(layout.cluster, { recursive: true, force: true })
  renameSync(making, layout.cluster)
}

/** Sets the superuser's password while the server is down: the way back in when the file with the passwords is lost. */
export async function resetSuperuser(layout: Layout, identity: Identity, access: Access): Promise<void> {
  const sql = `ALTER ROLE postgres PASSWORD '${access.superuserPassword}'\n`
  const { status, said } = await run(
    identity,
    identity.binaries.postgres,
    ['--single', '-D', layout.cluster, 'postgres'],
    sql,
  )
  if (status !== 0) throw new Error(messages.startFailed(layout.log, said))
}

function run(
  identity: Identity,
  program: string,
  args: string[],
  input = '',
): Promise<{ status: number | null; said: string }> {
  const [file, words, options] = identity.command(program, args)
  const child = spawn(file, words, { ...options, stdio: 'pipe' })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  child.stderr.on('data', (text) => {
    said += text
  })
  child.stdin.end(input)
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (status) => resolve({ status, said })))
}

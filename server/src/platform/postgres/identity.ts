import { type SpawnOptions, spawnSync } from 'node:child_process'
import { chmodSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Binaries, copyBinaries } from './binaries.ts'
import type { Layout } from './layout.ts'
import { messages } from './messages.ts'

/** As whom the programs run. PostgreSQL refuses root, so root has to become somebody else. */
export interface Identity {
  readonly binaries: Binaries
  /** The arguments of spawn that make a program run as this identity. */
  command(file: string, args: readonly string[]): [file: string, args: string[], options: SpawnOptions]
  /** Hands a file or a folder, with all that lies in it, to this identity. */
  own(path: string): void
}

interface User {
  readonly uid: number
  readonly gid: number
}

/** What another user's processes get as environment: ours may hold secrets that are not theirs to see. */
const env = { PATH: '/usr/local/bin:/usr/bin:/bin' }

/**
 * Chooses as whom PostgreSQL runs: as ourselves, unless we are root. Root becomes the owner of the data that is there;
 * else an ordinary user in a namespace of its own, who still reaches whatever root owns; else, where containers forbid
 * namespaces, another user of the machine. The programs are copied to `copies` where that user cannot reach them.
 */
export function chooseIdentity(
  layout: Layout,
  binaries: Binaries,
  { namespaces = true, copies = '/var/lib/zhike' } = {},
): Identity {
  if (process.getuid?.() !== 0) return asOurselves(binaries)
  const owner = statSync(layout.home)
  const namespace = inNamespace(binaries)
  if (namespaces && owner.uid === 0 && reaches(namespace, layout.home)) return namespace
  const user = owner.uid === 0 ? findNeighbour(layout.dataDir) : owner
  const identity = asUser(user, binaries)
  if (owner.uid === 0) identity.own(layout.home)
  if (!mayEnter(user, layout.home)) letPass(layout.dataDir)
  if (reaches(identity, layout.home)) return identity
  const withCopy = asUser(user, copyBinaries(binaries, copies))
  if (reaches(withCopy, layout.home)) return withCopy
  throw new Error(messages.noIdentity(layout.home))
}

function asOurselves(binaries: Binaries): Identity {
  return { binaries, command: (file, args) => [file, [...args], {}], own: () => undefined }
}

/** Root outside, an ordinary user inside: that is whom PostgreSQL sees, while the files stay with root. Linux only. */
function inNamespace(binaries: Binaries): Identity {
  const { uid, gid } = findUser(() => true)
  const mapped = ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--']
  return { binaries, command: (file, args) => ['unshare', [...mapped, file, ...args], {}], own: () => undefined }
}

function asUser({ uid, gid }: User, binaries: Binaries): Identity {
  const own = (path: string): void => {
    lchownSync(path, uid, gid)
    if (!lstatSync(path).isDirectory()) return
    for (const name of readdirSync(path)) own(join(path, name))
  }
  return { binaries, command: (file, args) => [file, [...args], { env, uid, gid }], own }
}

/** The nearest user who can be expected to reach a folder: the owner of a folder above it, or the machine's nobody. */
function findNeighbour(folder: string): User {
  for (let above = folder; above !== dirname(above); above = dirname(above)) {
    const { uid } = statSync(above)
    if (uid !== 0) return findUser((user) => user.uid === uid)
  }
  return findUser((user) => user.name === 'nobody')
}

/** A user whom the machine knows by name, or else nobody: initdb refuses to run as a number without a name. */
function findUser(fits: (user: User & { name: string }) => boolean): User {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const users = lines
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  return users.find((user) => user.uid > 0 && fits(user)) ?? { uid: 65534, gid: 65534 }
}

const mayEnter = (user: User, folder: string): boolean =>
  passes('test', ['-w', folder], { env, uid: user.uid, gid: user.gid })

/** Lets others pass through the data directory, without letting them list it: its files have modes of their own. */
function letPass(dataDir: string): void {
  chmodSync(dataDir, statSync(dataDir).mode | 0o011)
}

function reaches(identity: Identity, home: string): boolean {
  const { postgres } = identity.binaries
  return passes(...identity.command('sh', ['-c', 'test -w "$1" && "$2" -V', 'sh', home, postgres]))
}

const passes = (file: string, args: string[], options: SpawnOptions): boolean =>
  spawnSync(file, args, { ...options, stdio: 'ignore' }).status === 0

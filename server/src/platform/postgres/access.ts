import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { messages } from './messages.ts'

/** How to log in: kept in a file that only the owner of the data directory reads. */
export interface Access {
  readonly port?: number
  readonly superuserPassword: string
  readonly ownerPassword: string
}

export function readAccess(file: string): Access | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Access
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error instanceof SyntaxError ? new Error(messages.unreadableAccess(file)) : error
  }
}

export function makeAccess(): Access {
  return { superuserPassword: makePassword(), ownerPassword: makePassword() }
}

export function writeAccess(file: string, access: Access): void {
  const next = `${file}.next`
  writeFileSync(next, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(next, file)
}

export function superuserUrl(access: Access, port: number): string {
  return `postgresql://postgres:${access.superuserPassword}@127.0.0.1:${port}/postgres`
}

export function ownerUrl(access: Access, port: number): string {
  return `postgresql://zhike_owner:${access.ownerPassword}@127.0.0.1:${port}/zhike`
}

/** The longest path of a Unix socket that all systems take (`sun_path` of macOS; Linux takes 107 bytes). */
const longestSocketPath = 103

/**
 * The address through the server's Unix socket, where it has one whose path is not too long: a statement's way there and
 * back then takes about half of what it takes over TCP.
 */
export function throughSocket(url: string, cluster: string, port: number): string {
  const socket = join(cluster, `.s.PGSQL.${port}`)
  const reachable = existsSync(socket) && Buffer.byteLength(socket) <= longestSocketPath
  return reachable ? `${url}?host=${encodeURIComponent(cluster)}` : url
}

const makePassword = (): string => randomBytes(24).toString('base64url')

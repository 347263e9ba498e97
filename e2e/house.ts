import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { api } from '@zhike/contract'
import { type Client, createClient } from '@zhike/contract/client'
import type { RoleCode, Scope } from '@zhike/contract/permissions'

const commandLine = fileURLToPath(new URL('../server/src/app/cli/zhike.ts', import.meta.url))

/** Somebody who logs in. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** A running installation of a journey's own, with nobody in it but its administrator. */
export interface House {
  readonly origin: string
  readonly dataDir: string
  /** The administrator's hands, for what a journey takes as given. */
  readonly administrator: Client<typeof api>
  /** A client with a key of a role, as `zhike api-key create` makes it; it acts for `colleague` if one is given. */
  withKey(role: RoleCode, colleague?: Colleague): Promise<Client<typeof api>>
  /** Runs the command beside the running system; answers the last line that it printed. */
  zhike(...args: string[]): Promise<string>
  hire(name: string, role: RoleCode, places?: Places): Promise<Colleague>
  stop(): Promise<void>
}

export interface Places {
  readonly scope?: Scope
  readonly departmentId?: string
  readonly teamIds?: string[]
}

/** Starts the product as `npm start` does, without the demo company, on a port and in a folder of its own. */
export async function openHouse(more: NodeJS.ProcessEnv = {}): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhike-journey-'))
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', ZHIKE_DEMO: '0', ...more }
  const server = spawn(process.execPath, [commandLine, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const origin = await addressIn(server.stdout)
  const zhike = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, [commandLine, ...args], { env })
    return stdout.trim().split('\n').at(-1) ?? ''
  }
  const withKey = async (role: RoleCode, colleague?: Colleague) => {
    const key = await zhike('api-key', 'create', '--role', role, ...(colleague ? ['--staff', colleague.email] : []))
    const send: typeof fetch = (url, init) =>
      fetch(url, { ...init, headers: { ...init?.headers, authorization: `Bearer ${key}` } })
    return createClient(api, send, `${origin}/api/v1`)
  }
  const administrator = await withKey('administrator')
  return {
    origin,
    dataDir,
    administrator,
    zhike,
    withKey,
    hire: async (name, role, places = {}) => {
      const email = `${role}.${Math.random().toString(36).slice(2, 8)}@journey.example`
      const { id, oneTimePassword } = await administrator.staff.create({ name, email, role, ...places })
      return { id, name, email, password: oneTimePassword }
    },
    stop: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (!found) continue
    output.resume()
    return found
  }
  throw new Error('the server ended before it listened')
}

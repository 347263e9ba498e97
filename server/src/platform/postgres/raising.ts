import { setTimeout as pause } from 'node:timers/promises'
import { type Access, makeAccess, ownerUrl, readAccess, superuserUrl, writeAccess } from './access.ts'
import { findBinaries } from './binaries.ts'
import { hasCluster, makeCluster, resetSuperuser } from './cluster.ts'
import { claim, release } from './holder.ts'
import { chooseIdentity, type Identity } from './identity.ts'
import type { Layout } from './layout.ts'
import { findServer, type LockFile } from './lock-file.ts'
import { messages } from './messages.ts'
import { offerPorts } from './ports.ts'
import { askVersion, ensureOwner } from './roles.ts'
import { endServer, launch, untilReady } from './server.ts'
import { type Durability, writeSettings } from './settings.ts'

export interface RaisingOptions extends Durability {
  /** The first port to try; 0 for any that is free. */
  readonly port: number | undefined
  readonly log: (line: string) => void
}

/** A server that takes connections, and whether it is ours to end: started, taken over from the dead, or another's. */
export interface Raised {
  readonly server: LockFile
  readonly access: Access
  readonly origin: 'started' | 'adopted' | 'borrowed'
}

const PATIENCE_MS = 120_000

/**
 * Brings the server up, or finds it up: claims the data directory first, and uses the server of who has it already. Tries
 * only `ports` where they are given.
 */
export async function raise(layout: Layout, options: RaisingOptions, ports?: Iterable<number>): Promise<Raised> {
  for (let waited = 0; ; waited += 50) {
    const holder = claim(layout.holder)
    if (holder === undefined) return await raiseAfterClaim(layout, options, ports)
    const borrowed = await borrow(layout)
    if (borrowed) {
      options.log(messages.borrowed(holder))
      return borrowed
    }
    if (waited > PATIENCE_MS) throw new Error(messages.noAnswer(holder, layout.log))
    await pause(50)
  }
}

/** Brings the server up on the port where it was. For the process that has the claim. */
export async function raiseAgain(layout: Layout, options: RaisingOptions, port: number): Promise<Raised> {
  return await raiseOwn(layout, options, [port])
}

async function raiseAfterClaim(layout: Layout, options: RaisingOptions, ports?: Iterable<number>): Promise<Raised> {
  try {
    return await raiseOwn(layout, options, ports)
  } catch (error) {
    release(layout.holder)
    throw error
  }
}

async function raiseOwn(layout: Layout, options: RaisingOptions, ports?: Iterable<number>): Promise<Raised> {
  const binaries = findBinaries()
  const exists = hasCluster(layout, binaries)
  const known = readAccess(layout.access)
  const adopted = exists ? await adopt(layout, known, binaries.version, options) : undefined
  if (adopted) return adopted

  const identity = chooseIdentity(layout, binaries)
  const access = known ?? makeAccess()
  if (!exists) {
    options.log(messages.making())
    await makeCluster(layout, identity, access, options)
  } else if (!known) await resetSuperuser(layout, identity, access)
  keepAccess(layout, identity, access)
  writeSettings(layout.cluster, identity, options)
  const server = await launch(layout, identity, ports ?? offerPorts(options.port ?? access.port), options.log)
  try {
    await ensureOwner(access, server.port, !known)
  } catch (error) {
    await endServer(layout.cluster, server.pid, options.log)
    throw error
  }
  keepAccess(layout, identity, { ...access, port: server.port })
  return { server, access, origin: 'started' }
}

/** Takes over a server whose process of Zhike was killed; ends it when it cannot be used as it is. */
async function adopt(
  layout: Layout,
  access: Access | undefined,
  version: string,
  { log }: RaisingOptions,
): Promise<Raised | undefined> {
  const found = findServer(layout.cluster)
  const server = found && (await untilReady(layout.cluster, found.pid, log))
  if (!server) return undefined
  if (access && (await askVersion(superuserUrl(access, server.port)).catch(() => '')) === version) {
    await ensureOwner(access, server.port, false)
    log(messages.adopted(server.pid))
    return { server, access, origin: 'adopted' }
  }
  await endServer(layout.cluster, server.pid, log)
  return undefined
}

/** The server of another living process of Zhike, once it lets the owner in. */
async function borrow(layout: Layout): Promise<Raised | undefined> {
  const server = findServer(layout.cluster)
  const access = readAccess(layout.access)
  if (!server?.ready || !access) return undefined
  const answer = await askVersion(ownerUrl(access, server.port)).catch(() => undefined)
  return answer === undefined ? undefined : { server, access, origin: 'borrowed' }
}

function keepAccess(layout: Layout, identity: Identity, access: Access): void {
  writeAccess(layout.access, access)
  identity.own(layout.access)
}

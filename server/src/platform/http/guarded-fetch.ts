import { lookup } from 'node:dns'
import { request as plain } from 'node:http'
import { request as encrypted } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** The address is one that a stranger must not make us call: this machine, the house, link-local, metadata. */
export class PrivateAddress extends Error {
  override name = 'PrivateAddress'
  constructor() {
    super('The address is not a public one.')
  }
}

const longestAnswer = 1_000_000
const patienceMs = 10_000

const closed = new BlockList()
const subnets4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const
for (const [net, bits] of subnets4) closed.addSubnet(net, bits, 'ipv4')
// only 2000::/3 is handed out; of that, tunnels carry an IPv4 address inside
const outside = new BlockList()
outside.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  closed.addSubnet(net, bits, 'ipv6')

/** Whether an address literal is one of the public internet. An IPv4 address inside IPv6 counts as that address. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return isPublicAddress(mapped)
  if (isIP(address) === 4) return !closed.check(address, 'ipv4')
  return isIP(address) === 6 && outside.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

/** Resolves once, and hands the connection only addresses that were looked at: a name that flips finds no second look-up. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, [])
    if (!found.every(({ address }) => isPublicAddress(address))) return done(new PrivateAddress(), [])
    return options.all ? done(null, found) : done(null, found[0]?.address ?? '', found[0]?.family)
  })
}

export interface GuardOptions {
  /** For a provider inside the house, when whoever runs the system allows it. */
  readonly privateToo: boolean
}

/**
 * `fetch` for addresses that people type in: no private address (A19 to A23), no redirect, ten seconds, a megabyte.
 * Plain http only where private addresses are allowed. Fails with PrivateAddress.
 */
export const guardedFetch =
  ({ privateToo }: GuardOptions) =>
  async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (!privateToo && (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host))))
      throw new PrivateAddress()
    const body = init.body === undefined || init.body === null ? undefined : String(init.body)
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? encrypted : plain
      const asked = send(
        url,
        {
          method: init.method ?? 'GET',
          headers: Object.fromEntries(new Headers(init.headers)),
          signal: AbortSignal.timeout(patienceMs),
          agent: false,
          ...(privateToo ? {} : { lookup: publicLookup }),
        },
        (answer) => {
          const parts: Buffer[] = []
          let bytes = 0
          answer.on('data', (part: Buffer) => {
            bytes += part.length
            parts.push(part)
            if (bytes > longestAnswer) answer.destroy(new Error('The answer is too long.'))
          })
          answer.on('error', reject)
          answer.on('end', () => {
            const status = answer.statusCode ?? 502
            const headers = new Headers()
            for (const [name, value] of Object.entries(answer.headers))
              for (const one of [value ?? []].flat()) headers.append(name, one)
            const empty = [101, 204, 205, 304].includes(status)
            resolve(new Response(empty ? null : Buffer.concat(parts), { status, headers }))
          })
        },
      )
      asked.on('error', reject)
      asked.end(body)
    })
  }

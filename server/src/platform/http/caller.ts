import type { FastifyRequest } from 'fastify'

/** Where a request comes from: what log-ins need to know, and nothing else should ask. */
export interface Caller {
  /** The real time of arrival: log-ins live on it, whatever a test clock says. */
  readonly at: Date
  readonly address: string
  readonly agent: string | null
  /** The `Cookie` header as it came. */
  readonly cookie: string
  /** Whether the request was made on this machine: the socket is loopback and nobody has passed it on. */
  readonly onThisMachine: boolean
}

const passedOn = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'via']

export function callerOf(request: FastifyRequest): Caller {
  const { headers } = request
  return {
    at: new Date(),
    address: request.ip,
    agent: headers['user-agent']?.slice(0, 300) ?? null,
    cookie: headers.cookie ?? '',
    onThisMachine: isLoopback(request.socket.remoteAddress) && !passedOn.some((name) => name in headers),
  }
}

const isLoopback = (address: string | undefined): boolean =>
  address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? '')

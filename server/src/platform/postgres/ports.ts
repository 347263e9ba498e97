import { createServer } from 'node:net'

/** Where a first start looks; far from 5432, where a PostgreSQL of the machine's own may live. */
const USUAL = 15432

/** The ports to try, one after another: the wished for, the usual, then whatever the system has free. `0` skips to that. */
export async function* offerPorts(wished: number | undefined): AsyncGenerator<number> {
  if (wished !== 0) {
    for (const port of new Set([wished ?? USUAL, USUAL])) yield port
  }
  for (let attempt = 0; attempt < 10; attempt++) yield await findFreePort()
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

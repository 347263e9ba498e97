import { Pool } from 'undici'

/** One request of a load. */
export interface Shot {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
}

export interface Outcome {
  readonly perSecond: number
  /** Milliseconds of each request. */
  readonly latencies: readonly number[]
}

export interface LoadOptions {
  readonly origin: string
  readonly headers?: Readonly<Record<string, string>>
  readonly connections?: number
  readonly seconds: number
}

/** Keeps connections busy for some seconds with shots that count up; an answer that is not 2xx ends the run. */
export async function load(options: LoadOptions, shotOf: (n: number) => Shot): Promise<Outcome> {
  const { origin, headers = {}, connections = 16, seconds } = options
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const latencies: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  let n = 0
  const keepBusy = async () => {
    while (performance.now() < end) latencies.push(await fire(pool, headers, shotOf(n++)))
  }
  await Promise.all(Array.from({ length: connections }, keepBusy))
  const elapsed = performance.now() - start
  await pool.close()
  return { perSecond: (latencies.length * 1000) / elapsed, latencies }
}

async function fire(
  pool: Pool,
  headers: Readonly<Record<string, string>>,
  { method, path, body }: Shot,
): Promise<number> {
  const sent = performance.now()
  const answer = await pool.request({
    method,
    path,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const said = await answer.body.text()
  if (answer.statusCode >= 300)
    throw new Error(`${method} ${path} answered ${answer.statusCode}: ${said.slice(0, 300)}`)
  return performance.now() - sent
}

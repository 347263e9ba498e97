import { fileURLToPath } from 'node:url'
import type { Furnished } from './furnishing.ts'
import type { Asker, Ground } from './ground.ts'
import { load, type Outcome, type Shot } from './load.ts'
import { startServer } from './processes.ts'
import { type Template, templateOf } from './recording.ts'
import { type Line, ms, percentile, perSecond } from './table.ts'

const bareFile = fileURLToPath(new URL('./bare-server.ts', import.meta.url))

/** A piece of work as requests of the product. */
interface Work {
  readonly name: string
  readonly asker: Asker
  readonly shots: readonly Shot[]
  /** Milliseconds that 99 of 100 must stay below, where the issue names them. */
  readonly p99?: number
}

const rounds = 3
const seconds = 4

/** The product against a bare route with the same statements, turn by turn on the same database. */
export async function measureRatios(ground: Ground, furnished: Furnished): Promise<Line[]> {
  const lines: Line[] = []
  for (const work of worksOf(ground, furnished)) lines.push(...(await ratio(ground, work)))
  return lines
}

function worksOf(ground: Ground, { customerIds, teamCustomerIds }: Furnished): Work[] {
  return [ground.manager, ground.representative].flatMap((asker) => {
    const ids = (asker === ground.manager ? customerIds : teamCustomerIds).slice(0, 40)
    const create = (customerId: string): Shot => ({
      method: 'POST',
      path: '/api/v1/tickets',
      body: { customerId, kind: 'complaint', title: '洗碗机漏水', description: '昨晚开始漏水，请尽快处理' },
    })
    const get = (path: string): Shot => ({ method: 'GET', path: `/api/v1${path}` })
    return [
      { name: 'create ticket', asker, shots: ids.map(create), p99: 60 },
      { name: 'customer page', asker, shots: ids.map((id) => get(`/customers/${id}`)) },
      { name: 'ticket list of 50', asker, shots: [get('/tickets?limit=50'), get('/tickets?status=open&limit=50')] },
      { name: 'search', asker, shots: ['张娜', 'zhangna', 'zn'].map((q) => get(`/search?q=${encodeURIComponent(q)}`)) },
    ]
  })
}

async function ratio(ground: Ground, work: Work): Promise<Line[]> {
  const routes = { bare: await record(ground, work) }
  const bare = await startServer(
    bareFile,
    [],
    {},
    JSON.stringify({ url: ground.house.pool.options.connectionString, routes }),
  )
  const headers = { authorization: `Bearer ${work.asker.key}` }
  const product: Outcome[] = []
  const plain: Outcome[] = []
  const shotOf = (n: number) => work.shots[n % work.shots.length] as Shot
  const onProduct = { origin: ground.server.origin, headers }
  try {
    await load({ ...onProduct, seconds: 1 }, shotOf)
    await load({ origin: bare.origin, seconds: 1 }, () => ({ method: 'GET', path: '/bare' }))
    for (let i = 0; i < rounds; i++) {
      product.push(await load({ ...onProduct, seconds }, shotOf))
      plain.push(await load({ origin: bare.origin, seconds }, () => ({ method: 'GET', path: '/bare' })))
    }
  } finally {
    await bare.stop()
  }
  return linesOf(work, product, plain)
}

/** What the operation sends, for each shot: recorded twice, so that new ids can be told from lasting ones. */
async function record(ground: Ground, { asker, shots }: Work): Promise<Template[][]> {
  const templates: Template[][] = []
  for (const shot of shots) {
    const send = async () => {
      ground.takeStatements()
      const answer = await ground.stage.app.inject({
        method: shot.method,
        url: shot.path,
        headers: { authorization: `Bearer ${asker.key}` },
        ...(shot.body === undefined ? {} : { payload: shot.body as object }),
      })
      if (answer.statusCode >= 300) throw new Error(`${shot.path} answered ${answer.statusCode}: ${answer.body}`)
      return ground.takeStatements()
    }
    templates.push(templateOf(await send(), await send()))
  }
  return templates
}

function linesOf(work: Work, product: readonly Outcome[], plain: readonly Outcome[]): Line[] {
  const mean = (outcomes: readonly Outcome[]) => outcomes.reduce((sum, one) => sum + one.perSecond, 0) / outcomes.length
  const share = mean(product) / mean(plain)
  const name = `${work.name}, 16 connections, ${work.asker.name}`
  const measured = `${share.toFixed(2)} (${perSecond(mean(product))} of ${perSecond(mean(plain))})`
  const lines = [{ work: name, measured, bar: '≥ 0.50', met: share >= 0.5 }]
  if (work.p99 === undefined) return lines
  const p99 = percentile(
    product.flatMap((one) => one.latencies),
    0.99,
  )
  return [
    ...lines,
    { work: `· p99, ${work.asker.name}`, measured: ms(p99), bar: `≤ ${work.p99} ms`, met: p99 <= work.p99 },
  ]
}

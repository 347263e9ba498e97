// The other side of a ratio: a Fastify route that sends the same statements through the same kind of pool, and nothing
// else. Its process gets the statements as JSON on standard input and prints its address.
import { text } from 'node:stream/consumers'
import Fastify from 'fastify'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Template, Value } from './recording.ts'

interface Order {
  readonly url: string
  /** By name of the route: variants of the same call, taken in turn. */
  readonly routes: Readonly<Record<string, readonly (readonly Template[])[]>>
}

const { url, routes } = JSON.parse(await text(process.stdin), reviveBuffers) as Order
const pool = new pg.Pool({ connectionString: url, max: 20, options: '-c jit=off' })
const app = Fastify()
for (const [name, variants] of Object.entries(routes)) {
  let turn = 0
  app.all(`/${name}`, () => replay(variants[turn++ % variants.length] ?? []))
}

async function replay(template: readonly Template[]) {
  const ids: string[] = []
  const client = await pool.connect()
  let last: unknown = {}
  try {
    for (const { name, text, values } of template) {
      const sent = values.length > 0 ? values.map((value) => filled(value, ids)) : undefined
      // a text of several statements answers several results
      for (const { rows } of [await client.query(name === undefined ? text : { name, text }, sent)].flat())
        if (rows.length > 0) last = rows
    }
  } finally {
    client.release()
  }
  return last
}

function filled(value: Value, ids: string[]): unknown {
  if ('is' in value) return value.is
  ids[value.fresh] ??= uuidv7()
  return ids[value.fresh]
}

function reviveBuffers(_key: string, value: unknown): unknown {
  const json = value as { type?: string; data?: number[] } | null
  return json?.type === 'Buffer' && json.data ? Buffer.from(json.data) : value
}

process.on('SIGTERM', () => {
  void app
    .close()
    .then(() => pool.end())
    .then(() => process.exit(0))
})
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)

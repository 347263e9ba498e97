import type pg from 'pg'

/** A statement as an operation sent it. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
  /** By which the connection keeps its plan. */
  readonly name?: string | undefined
}

/** Notes every statement that goes through a pool's connections, from the next connection on. */
export function recordStatements(pool: pg.Pool): { take(): Statement[] } {
  const seen: Statement[] = []
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...sent: unknown[]) => unknown
    // the pool itself calls with a callback, which must pass
    client.query = ((...sent: unknown[]) => {
      const [said, values] = sent
      if (typeof said === 'string') seen.push({ text: said, values: Array.isArray(values) ? values : [] })
      else seen.push(statementOf(said as pg.QueryConfig))
      return query(...sent)
    }) as typeof client.query
  })
  return { take: () => seen.splice(0) }
}

const statementOf = ({ name, text, values = [] }: pg.QueryConfig): Statement => ({ name, text, values })

/** A value to be sent again, or the number of an id that is new in each replay. */
export type Value = { readonly is: unknown } | { readonly fresh: number }

/** A statement to be sent again. */
export interface Template extends Pick<Statement, 'name' | 'text'> {
  readonly values: readonly Value[]
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * What two recordings of the same call have in common: an id that stands in the first and not in the second was made by
 * the operation. Begins at BEGIN: who asks is found before, and the bare side does without.
 */
export function templateOf(first: readonly Statement[], second: readonly Statement[]): Template[] {
  const begin = first.findIndex((statement) => statement.text.startsWith('BEGIN'))
  const lasting = new Set(second.flatMap((statement) => statement.values))
  const fresh = new Map<string, number>()
  const replayable = (value: unknown): Value => {
    if (typeof value !== 'string' || !uuid.test(value) || lasting.has(value)) return { is: value }
    const number = fresh.get(value) ?? fresh.size
    fresh.set(value, number)
    return { fresh: number }
  }
  return first.slice(begin).map(({ values, ...sent }) => ({ ...sent, values: values.map(replayable) }))
}

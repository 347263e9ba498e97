import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { Database, Db } from './database.ts'
import { nameStatements } from './plans.ts'

const nameOf = nameStatements()

/** Kysely over one pg client whose transaction is opened and ended by us. */
class ClientConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#client.query<R & pg.QueryResultRow>({
      name: nameOf(query.sql),
      text: query.sql,
      values: [...query.parameters],
    })
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it, and nothing here streams through Kysely
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming goes through COPY or a cursor of its own')
  }
}

const refuseTransaction = () => Promise.reject(new Error('a transaction is opened by the store, never by Kysely'))

class ClientDriver implements Driver {
  readonly #connection: ClientConnection
  constructor(client: pg.ClientBase) {
    this.#connection = new ClientConnection(client)
  }
  init = () => Promise.resolve()
  acquireConnection = () => Promise.resolve(this.#connection)
  beginTransaction = refuseTransaction
  commitTransaction = refuseTransaction
  rollbackTransaction = refuseTransaction
  releaseConnection = () => Promise.resolve()
  destroy = () => Promise.resolve()
}

const known = new WeakMap<pg.ClientBase, Db>()

/** The Kysely of a client; made once per client, because making one costs more than a small query. */
export function kyselyOf(client: pg.ClientBase): Db {
  const found = known.get(client)
  if (found) return found
  const made = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new ClientDriver(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  known.set(client, made)
  return made
}

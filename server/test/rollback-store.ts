import type pg from 'pg'
import { kyselyOf } from '../src/platform/db/client-dialect.ts'
import { enterScope, type Store } from '../src/platform/db/store.ts'

/**
 * A store on one connection inside one outer transaction that is rolled back at the end of a test: what is a
 * transaction elsewhere is a savepoint here, and pieces of work run one at a time.
 */
export function rollbackStore(client: pg.ClientBase): Store {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  return {
    withClient: (work) => inTurn(() => savepoint(client, () => work(client))),
    transaction: (actor, work) =>
      inTurn(() =>
        savepoint(client, async () => {
          await client.query(enterScope(actor))
          return work(kyselyOf(client))
        }),
      ),
  }
}

async function savepoint<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('SAVEPOINT operation')
  try {
    const result = await work()
    await client.query("SELECT set_config('role','none',true),set_config('zhike.actor','',true);RELEASE operation")
    return result
  } catch (error) {
    // the role goes back with the savepoint
    await client.query('ROLLBACK TO operation;RELEASE operation')
    throw error
  }
}

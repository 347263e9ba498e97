import pg from 'pg'
import type { Clone } from './cluster.ts'

/** Runs a statement on a test's own database as its owner, beyond every grant and policy. */
export async function asOwner<R extends pg.QueryResultRow>(clone: Clone, statement: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: clone.ownerUrl })
  await client.connect()
  try {
    return (await client.query<R>(statement)).rows
  } finally {
    await client.end()
  }
}

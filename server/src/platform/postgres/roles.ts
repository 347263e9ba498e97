import pg from 'pg'
import { type Access, superuserUrl } from './access.ts'

/** For statements that hold passwords and must not get into the log. */
const secretly = '-c log_min_duration_statement=-1 -c log_min_error_statement=panic'

/** Creates the owner's role and database where they are missing. The owner is no superuser: row security binds it. */
export async function ensureOwner(access: Access, port: number, renewPassword: boolean): Promise<void> {
  await connected(superuserUrl(access, port), work, secretly)

  async function work(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_owner') AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = 'zhike') AS database`,
    )
    const password = client.escapeLiteral(access.ownerPassword)
    if (!rows[0]?.role) await client.query(`CREATE ROLE zhike_owner LOGIN CREATEROLE CREATEDB PASSWORD ${password}`)
    else if (renewPassword) await client.query(`ALTER ROLE zhike_owner PASSWORD ${password}`)
    if (!rows[0]?.database) await client.query('CREATE DATABASE zhike OWNER zhike_owner')
  }
}

/** The version that a running server answers with (`18.4`). That it takes our password proves that it is ours. */
export async function askVersion(url: string): Promise<string> {
  return await connected(url, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    return rows[0]?.server_version ?? ''
  })
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>, options = ''): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, options })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

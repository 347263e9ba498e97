import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import pg from 'pg'
import { untilNotRaced } from './raced.ts'

const appRole = 'zhike_app'
const invalidPassword = '28P01'

/** The address of the same database for `zhike_app`, from the owner's. */
export function appUrl(ownerUrl: string, appPassword: string): string {
  const url = new URL(ownerUrl)
  url.username = appRole
  url.password = appPassword
  return url.href
}

/**
 * Gives `zhike_app` its password, if it cannot log in with it yet. Only a SCRAM verifier goes over the wire and into the
 * server's log, never the password.
 */
export async function ensureAppPassword(client: pg.ClientBase, ownerUrl: string, password: string): Promise<void> {
  if (await canLogIn(appUrl(ownerUrl, password))) return
  await untilNotRaced(client, () => client.query(`ALTER ROLE ${appRole} PASSWORD '${scramVerifier(password)}'`))
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === invalidPassword) return false
    throw error
  } finally {
    await client.end()
  }
}

/** What PostgreSQL keeps of a password (RFC 5803). `iterations` as PostgreSQL's own default. */
export function scramVerifier(password: string, salt = randomBytes(16), iterations = 4096): string {
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256')
  const keyOf = (label: string) => createHmac('sha256', salted).update(label).digest()
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${keyOf('Server Key').toString('base64')}`
}

/** What a copy of a database does not bring along: the grants on the database itself. Call it once for each clone. */
export async function repeatGrants(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; allowed: boolean }>(
    `SELECT quote_ident(current_database()) AS name, has_database_privilege($1, current_database(), 'CONNECT') AS allowed`,
    [appRole],
  )
  const database = rows[0]
  if (database && !database.allowed) await client.query(`GRANT CONNECT ON DATABASE ${database.name} TO ${appRole}`)
}

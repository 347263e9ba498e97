import pg from 'pg'
import { systemActor } from '../actor.ts'
import { installJobs } from '../jobs/job-schema.ts'
import { ensureAppPassword, repeatGrants } from './app-role.ts'
import { applyMigrations, readMigrations } from './migration-files.ts'
import { syncRoles } from './role-seeds.ts'
import { poolStore } from './store.ts'

export interface MigrateOptions {
  /** Log-in of the role that owns the database: may create roles, is no superuser. */
  readonly ownerUrl: string
  /** What `zhike_app`, the role of web and worker, logs in with. */
  readonly appPassword: string
  /** Takes one line for people for each step that changed something. */
  readonly log: (line: string) => void
}

/**
 * Brings a database to the newest schema: the SQL files in order, the tables of the job queue, the seeds of roles, and
 * what belongs to the cluster. Several processes wait for one another; what a killed one left is finished by the next.
 * Throws when a file that was applied has changed since, and the database's own error when a file does not run.
 */
export async function migrate({ ownerUrl, appPassword, log }: MigrateOptions): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'zhike-migrate' })
  // A lost connection shows at the next statement; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    // Held by the session, so that a killed process gives it back.
    await client.query("SELECT pg_advisory_lock(hashtext('zhike.migrate'))")
    await applyMigrations(client, log)
    await installJobs(client)
    await syncRoles(client)
    await repeatGrants(client)
    await ensureAppPassword(client, ownerUrl, appPassword)
  } finally {
    await client.end()
  }
}

/** What the application is told by a database that no migration, or only some, has reached: no role, table or right. */
const notYet = new Set(['22023', '42P01', '42501', '3F000'])

/** Whether every migration of this version is applied. Throws when the database cannot be reached. */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const migrations = await readMigrations()
  try {
    const applied = await poolStore(pool).transaction(systemActor, (db) =>
      db.selectFrom('migrations').select('name').execute(),
    )
    const names = new Set(applied.map((row) => row.name))
    return migrations.every((migration) => names.has(migration.name))
  } catch (error) {
    if (error instanceof pg.DatabaseError && notYet.has(error.code ?? '')) return false
    throw error
  }
}

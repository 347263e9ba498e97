import type pg from 'pg'
import { PgBoss } from 'pg-boss'

/** Where pg-boss keeps its tables. */
export const jobSchema = 'pgboss'

/**
 * Makes the tables of the job queue, or brings them to the version of the installed pg-boss. For the owner: web and
 * worker come with rights on rows alone.
 */
export async function installJobs(client: pg.ClientBase): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values) },
    schema: jobSchema,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.stop({ graceful: false })
  await client.query(grants)
}

// The log-in role works queues, system moves events into them, and the page of jobs shows them to staff.
const grants = `
  GRANT USAGE ON SCHEMA ${jobSchema} TO zhike_app, zhike_staff;
  GRANT SELECT ON ${jobSchema}.job TO zhike_staff;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO zhike_app, zhike_system;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${jobSchema} TO zhike_app, zhike_system;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} TO zhike_app, zhike_system;
`

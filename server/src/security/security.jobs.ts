import { sql } from 'kysely'
import { type Schedule, schedule } from '../platform/jobs/background.ts'

/** What the module does by the clock. */
export const securitySchedules: readonly Schedule[] = [
  schedule('security.sweep', '17 * * * *', (background) =>
    // real time, as log-ins
    background.inSystem(async (ctx) => {
      await sql`SELECT auth.sweep(now())`.execute(ctx.db)
    }),
  ),
]

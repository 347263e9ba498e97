import type { Db } from '../platform/db/database.ts'

/** What still waits for somebody. */
export const selectWaiting = (db: Db, staffId: string) =>
  db
    .selectFrom('approvalTasks')
    .select('approvalId')
    .distinct()
    .where('staffId', '=', staffId)
    .where('state', 'in', ['open', 'waiting'])
    .orderBy('approvalId')
    .execute()

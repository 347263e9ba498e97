import { sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

const columns = ['mostHeld', 'mostDaily', 'coolDownDays', 'warnDays', 'collaborators', 'version'] as const

export const readLimits = (db: Db) => db.selectFrom('poolLimits').select(columns).executeTakeFirstOrThrow()

export const lockLimits = (db: Db) => db.selectFrom('poolLimits').select(columns).forUpdate().executeTakeFirstOrThrow()

export const updateLimitsRow = (db: Db, facts: Partial<Omit<Database['poolLimits'], 'version'>>) =>
  db
    .updateTable('poolLimits')
    .set({ ...facts, version: sql<number>`version + 1` })
    .execute()

import type { FeedbackTheme } from '@zhike/contract/feedback'
import { type Insertable, sql, type UpdateObject } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** Themes in use, with how much in sight is about each. */
export const selectThemes = async (db: Db, id?: string): Promise<FeedbackTheme[]> => {
  const found = sql<FeedbackTheme>`
    SELECT h.id, h.name, h.words, h.version,
      (SELECT jsonb_build_object('id', s.id, 'name', s.name) FROM staff s WHERE s.id = h.owner_id) AS owner,
      (SELECT count(*) FROM feedback f WHERE f.theme_id = h.id) AS feedback
    FROM feedback_themes h WHERE h.retired_at IS NULL AND (${id ?? null}::uuid IS NULL OR h.id = ${id ?? null}::uuid)
    ORDER BY h.name`
  return (await found.execute(db)).rows
}

/** Adds a theme; false when another in use has its name. */
export const insertTheme = async (db: Db, theme: Insertable<Database['feedbackThemes']>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('feedbackThemes')
    .values(theme)
    .onConflict((conflict) => conflict.column('name').where('retiredAt', 'is', null).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const lockTheme = (db: Db, id: string) =>
  db
    .selectFrom('feedbackThemes')
    .selectAll()
    .where('id', '=', id)
    .where('retiredAt', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const isNameTaken = async (db: Db, name: string, butId: string): Promise<boolean> =>
  (await db
    .selectFrom('feedbackThemes')
    .select('id')
    .where('name', '=', name)
    .where('id', '<>', butId)
    .where('retiredAt', 'is', null)
    .executeTakeFirst()) !== undefined

export const updateThemeRow = (db: Db, id: string, facts: UpdateObject<Database, 'feedbackThemes'>) =>
  db
    .updateTable('feedbackThemes')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

/** Tickets in sight that are about a theme. */
export const selectTicketsOf = async (db: Db, themeId: string): Promise<string[]> => {
  const rows = await db.selectFrom('feedback').select('ticketId').where('themeId', '=', themeId).execute()
  return rows.map(({ ticketId }) => ticketId)
}

import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** In which team everybody is, by their ids; of several the first by name, without one the department. */
export async function selectTeamNames(db: Db): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    SELECT s.id, coalesce((SELECT min(t.name) FROM team_members m JOIN teams t ON t.id = m.team_id WHERE m.staff_id = s.id),
                          d.name) AS name
    FROM staff s LEFT JOIN departments d ON d.id = s.department_id`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What tickets are called, by their ids. */
export async function selectTicketNames(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('tickets')
    .select(['id', 'number', 'title'])
    .where('id', '=', sql<string>`ANY (${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

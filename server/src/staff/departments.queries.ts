import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

/** Whoever changes the tree waits for whoever does already: two moves at once could close a circle. */
export const lockTree = (db: Db) => sql`SELECT pg_advisory_xact_lock(hashtext('zhike.departments'))`.execute(db)

const departmentsWithMembers = (db: Db) =>
  db
    .selectFrom('departments as d')
    .select(['d.id', 'd.name', 'd.parentId', 'd.reception', 'd.headId', 'd.version'])
    .select(sql<number>`(SELECT count(*)::int FROM staff WHERE department_id = d.id)`.as('members'))

export const selectDepartments = (db: Db) => departmentsWithMembers(db).orderBy('d.name').orderBy('d.id').execute()

export const selectDepartment = (db: Db, id: string) =>
  departmentsWithMembers(db).where('d.id', '=', id).executeTakeFirst()

export const insertDepartment = (db: Db, department: { id: string; name: string; parentId: string | null }) =>
  db
    .insertInto('departments')
    // somebody must get what comes from outside, so the first department is the reception
    .values({ ...department, reception: sql<boolean>`NOT EXISTS (SELECT FROM departments WHERE reception)` })
    .execute()

export const updateDepartmentRow = (db: Db, id: string, facts: Updateable<Database['departments']>) =>
  db
    .updateTable('departments')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

/** Takes the reception from whoever has it, before another gets it. */
export const endReception = (db: Db) =>
  db
    .updateTable('departments')
    .set({ reception: false, version: sql`version + 1` })
    .where('reception', '=', true)
    .execute()

/** Whether `below` is `above` itself or stands anywhere under it. */
export async function standsBelow(db: Db, below: string, above: string): Promise<boolean> {
  const found = await sql<{ below: boolean }>`
    WITH RECURSIVE upwards AS (
      SELECT id, parent_id FROM departments WHERE id = ${below}
      UNION SELECT d.id, d.parent_id FROM departments d JOIN upwards u ON d.id = u.parent_id)
    SELECT EXISTS (SELECT FROM upwards WHERE id = ${above}) AS below`.execute(db)
  return found.rows[0]?.below === true
}

export const deleteDepartment = (db: Db, id: string) => db.deleteFrom('departments').where('id', '=', id).execute()

const teamsWithMembers = (db: Db) =>
  db
    .selectFrom('teams as t')
    .select(['t.id', 't.name', 't.departmentId', 't.version'])
    .select(sql<number>`(SELECT count(*)::int FROM team_members WHERE team_id = t.id)`.as('members'))

export const selectTeams = (db: Db, departmentId: string | undefined) =>
  teamsWithMembers(db)
    .$if(departmentId !== undefined, (query) => query.where('t.departmentId', '=', departmentId as string))
    .orderBy('t.name')
    .orderBy('t.id')
    .execute()

export const selectTeam = (db: Db, id: string) => teamsWithMembers(db).where('t.id', '=', id).executeTakeFirst()

export const insertTeam = (db: Db, team: Insertable<Database['teams']>) => db.insertInto('teams').values(team).execute()

export const updateTeamRow = (db: Db, id: string, facts: Updateable<Database['teams']>) =>
  db
    .updateTable('teams')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

export const deleteTeam = (db: Db, id: string) => db.deleteFrom('teams').where('id', '=', id).execute()

export const selectPosts = (db: Db) =>
  db
    .selectFrom('posts as p')
    .select(['p.id', 'p.name'])
    .select(sql<number>`(SELECT count(*)::int FROM staff WHERE post_id = p.id)`.as('members'))
    .orderBy('p.name')
    .execute()

/** The id, unless the name is taken. */
export const insertPost = (db: Db, post: { id: string; name: string }) =>
  db
    .insertInto('posts')
    .values(post)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()

export const deletePost = (db: Db, id: string) =>
  db.deleteFrom('posts').where('id', '=', id).returning('id').executeTakeFirst()

import type { Input } from '@zhike/contract/endpoint'
import type { Permission } from '@zhike/contract/permissions'
import type { staff } from '@zhike/contract/staff'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

export type StaffRow = Awaited<ReturnType<typeof selectStaffMember>> & object

/** People with what surrounds them, in one statement. */
const people = (db: Db) =>
  db
    .selectFrom('staff as s')
    .leftJoin('departments as d', 'd.id', 's.departmentId')
    .leftJoin('posts as p', 'p.id', 's.postId')
    .select(['s.id', 's.name', 's.email', 's.role', 's.scope', 's.departmentId', 's.postId', 's.suspendedAt'])
    .select(['s.createdAt', 's.version', 'd.name as departmentName', 'p.name as postName'])
    .select(
      sql<{ id: string; name: string }[]>`coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY t.name, t.id)
        FROM team_members m JOIN teams t ON t.id = m.team_id WHERE m.staff_id = s.id), '[]')`.as('teams'),
    )

export const selectStaffMember = (db: Db, id: string) => people(db).where('s.id', '=', id).executeTakeFirst()

type Filter = Input<typeof staff.list> & { after: readonly [string, string] | undefined }

/** By name; one more than the page holds. */
export function selectStaff(db: Db, filter: Filter): Promise<StaffRow[]> {
  let query = people(db)
  if (filter.search) {
    const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) => eb.or([eb('s.name', 'ilike', pattern), eb('s.email', 'ilike', pattern)]))
  }
  if (filter.department) query = query.where('s.departmentId', '=', filter.department)
  if (filter.role) query = query.where('s.role', '=', filter.role)
  if (filter.may) {
    const able = db.selectFrom('roles').select('code').where(sql<boolean>`${filter.may} = ANY (permissions)`)
    query = query.where('s.role', 'in', able)
  }
  if (filter.suspended) query = query.where('s.suspendedAt', filter.suspended === 'yes' ? 'is not' : 'is', null)
  if (filter.team) {
    const members = db.selectFrom('teamMembers').select('staffId').where('teamId', '=', filter.team)
    query = query.where('s.id', 'in', members)
  }
  if (filter.after) {
    const [name, id] = filter.after
    query = query.where(sql<boolean>`(s.name, s.id) > (${name}, ${id}::uuid)`)
  }
  return query
    .orderBy('s.name')
    .orderBy('s.id')
    .limit(filter.limit + 1)
    .execute()
}

/** The id, unless the e-mail is taken. */
export const insertStaff = (db: Db, person: Insertable<Database['staff']>) =>
  db
    .insertInto('staff')
    .values(person)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()

export const lockStaffMember = (db: Db, id: string) =>
  db
    .selectFrom('staff')
    .selectAll()
    .select(
      sql<string[]>`array(SELECT team_id FROM team_members WHERE staff_id = staff.id ORDER BY team_id)`.as('teamIds'),
    )
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateStaffRow = (db: Db, id: string, facts: Updateable<Database['staff']>) =>
  db
    .updateTable('staff')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

export const findStaffByEmail = (db: Db, email: string) =>
  db
    .selectFrom('staff')
    .select(['id', 'suspendedAt'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()

/** Makes these the person's teams, in one statement. */
export const setTeams = (db: Db, staffId: string, teamIds: readonly string[]) =>
  sql`WITH left_behind AS (
        DELETE FROM team_members WHERE staff_id = ${staffId} AND team_id <> ALL (${[...teamIds]}::uuid[]))
      INSERT INTO team_members (team_id, staff_id) SELECT unnest(${[...teamIds]}::uuid[]), ${staffId}
      ON CONFLICT DO NOTHING`.execute(db)

/** Administrators who may log in; locked, so that two of them cannot remove each other at the same moment. */
export async function lockAdministrators(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'administrator')
    .where('suspendedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

/** Where somebody stands in the company. */
export interface Places {
  readonly departmentId: string | null
  readonly postId: string | null
  readonly teamIds: readonly string[]
}

/** Which of the named places exist, and how many of the teams. */
export async function findPlaces(db: Db, { departmentId, postId, teamIds }: Places) {
  const { rows } = await sql<{ department: boolean; post: boolean; teams: number }>`
    SELECT ${departmentId}::uuid IS NULL OR EXISTS (SELECT FROM departments WHERE id = ${departmentId}::uuid) AS department,
           ${postId}::uuid IS NULL OR EXISTS (SELECT FROM posts WHERE id = ${postId}::uuid) AS post,
           (SELECT count(*)::int FROM teams WHERE id = ANY (${[...teamIds]}::uuid[])) AS teams`.execute(db)
  return rows[0] ?? { department: false, post: false, teams: 0 }
}

/** Whether somebody of this id works here. */
export const isColleague = async (db: Db, id: string): Promise<boolean> => (await findRights(db, id)) !== undefined

/** What somebody of this id may do, if they work here. */
export const findRights = async (db: Db, id: string): Promise<readonly Permission[] | undefined> =>
  (
    await db
      .selectFrom('staff as s')
      .innerJoin('roles as r', 'r.code', 's.role')
      .select('r.permissions')
      .where('s.id', '=', id)
      .where('s.suspendedAt', 'is', null)
      .executeTakeFirst()
  )?.permissions

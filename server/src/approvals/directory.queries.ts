import type { RoleCode } from '@zhike/contract/permissions'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly role: RoleCode
  readonly postId: string | null
  readonly departmentId: string | null
  readonly suspended: boolean
}

export const selectDepartmentTree = (db: Db) =>
  db.selectFrom('departments').select(['id', 'name', 'parentId', 'headId']).execute()

export const selectPostNames = (db: Db) => db.selectFrom('posts').select(['id', 'name']).execute()

/** Who decides for whom at a moment. */
export const selectDeputies = (db: Db, now: Date) =>
  db
    .selectFrom('approvalDelegations')
    .select(['staffId', 'deputyId'])
    .where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .execute()

interface Wanted {
  readonly ids: readonly string[]
  readonly roles: readonly RoleCode[]
  readonly postIds: readonly string[]
}

/** Colleagues of these ids, also suspended ones, and who has one of these roles or posts, in the order in which they came. */
export async function selectPeople(db: Db, { ids, roles, postIds }: Wanted): Promise<Person[]> {
  const found = sql<Person>`
    SELECT id, name, role, post_id, department_id, suspended_at IS NOT NULL AS suspended FROM staff
    WHERE id = ANY (${[...ids]}::uuid[])
       OR suspended_at IS NULL AND (role = ANY (${[...roles]}) OR post_id = ANY (${[...postIds]}::uuid[]))
    ORDER BY created_at, id`
  return (await found.execute(db)).rows
}

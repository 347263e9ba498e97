import type { Permission, RoleCode } from '@zhike/contract/permissions'
import { type Insertable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

export type ApiKeyRow = Awaited<ReturnType<typeof selectApiKeys>>[number]

export const selectApiKeys = (db: Db) =>
  db
    .selectFrom('apiKeys as k')
    .leftJoin('auth.people as p', 'p.id', 'k.staffId')
    .select(['k.id', 'k.name', 'k.prefix', 'k.role', 'k.scope', 'k.staffId', 'k.createdAt', 'k.revokedAt'])
    .select('p.name as staffName')
    .orderBy('k.createdAt', 'desc')
    .orderBy('k.id', 'desc')
    .execute()

export const insertApiKey = (db: Db, key: Insertable<Database['apiKeys']>) =>
  db.insertInto('apiKeys').values(key).execute()

export const findApiKey = (db: Db, id: string) =>
  db.selectFrom('apiKeys').select('id').where('id', '=', id).executeTakeFirst()

/** The id when the key was still good. */
export const revokeKey = (db: Db, id: string, at: Date, by: string | null) =>
  db
    .updateTable('apiKeys')
    .set({ revokedAt: at, revokedBy: by })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()

export async function revokeKeysOfPerson(db: Db, staffId: string, at: Date, by: string | null): Promise<string[]> {
  const rows = await db
    .updateTable('apiKeys')
    .set({ revokedAt: at, revokedBy: by })
    .where('staffId', '=', staffId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export const findPerson = (db: Db, id: string) =>
  db.selectFrom('auth.people').select(['id', 'name', 'suspended']).where('id', '=', id).executeTakeFirst()

export type RoleRow = Awaited<ReturnType<typeof selectRoles>>[number]

/** Members are those who may log in. */
export const selectRoles = (db: Db) =>
  db
    .selectFrom('roles')
    .leftJoin('auth.people as p', (join) => join.onRef('p.role', '=', 'roles.code').on('p.suspended', '=', false))
    .select(['roles.code', 'roles.permissions', 'roles.version', sql<number>`count(p.id)::int`.as('members')])
    .groupBy('roles.code')
    .orderBy('roles.code')
    .execute()

/** Whose role it is. */
export const selectHolders = async (db: Db, code: RoleCode): Promise<string[]> => {
  const people = await db.selectFrom('auth.people').select('id').where('role', '=', code).execute()
  return people.map(({ id }) => id)
}

export const lockRole = (db: Db, code: RoleCode) =>
  db.selectFrom('roles').selectAll().where('code', '=', code).forUpdate().executeTakeFirstOrThrow()

export const setRolePermissions = (db: Db, code: RoleCode, permissions: Permission[]) =>
  db.updateTable('roles').set({ permissions, version: sql`version + 1` }).where('code', '=', code).execute()

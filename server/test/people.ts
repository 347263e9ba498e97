import { defaultScope, type RoleCode, type Scope } from '@zhike/contract/permissions'
import { sql } from 'kysely'
import { systemActor } from '../src/platform/actor.ts'
import { uuidv7 } from '../src/platform/clock/uuidv7.ts'
import { hashToken, randomToken } from '../src/platform/crypto/tokens.ts'
import type { Store } from '../src/platform/db/store.ts'

export interface PersonOptions {
  readonly scope?: Scope
  readonly name?: string
  /** Teams and department by name: made when missing, shared by whoever names them. */
  readonly team?: string
  readonly department?: string
}

/** A member of staff with a key of their own. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly key: string
  readonly departmentId: string
  readonly teamId: string
}

/** Makes a member of staff, with the department and team that this person needs. */
export async function makePerson(store: Store, now: Date, role: RoleCode, options: PersonOptions): Promise<Person> {
  const id = uuidv7(now)
  const key = `zk_${randomToken()}`
  const name = options.name ?? `${role} ${id.slice(-4)}`
  const scope = options.scope ?? defaultScope[role]
  return store.transaction(systemActor, async (db) => {
    const department = options.department ?? 'Service'
    const departmentId = await found(
      sql`SELECT id FROM departments WHERE name = ${department}`.execute(db),
      (made) => sql`INSERT INTO departments (id, name) VALUES (${made}, ${department})`.execute(db),
      now,
    )
    const team = options.team ?? 'First'
    const teamId = await found(
      sql`SELECT id FROM teams WHERE name = ${team} AND department_id = ${departmentId}`.execute(db),
      (made) => sql`INSERT INTO teams (id, name, department_id) VALUES (${made}, ${team}, ${departmentId})`.execute(db),
      now,
    )
    await sql`INSERT INTO staff (id, name, email, role, scope, department_id, created_at)
      VALUES (${id}, ${name}, ${`${id}@example.com`}, ${role}, ${scope}, ${departmentId}, ${now})`.execute(db)
    await sql`INSERT INTO team_members VALUES (${teamId}, ${id})`.execute(db)
    await sql`INSERT INTO api_keys (id, name, prefix, hash, role, scope, staff_id, created_at)
      VALUES (${uuidv7(now)}, ${name}, ${key.slice(0, 8)}, ${hashToken(key)}, ${role}, ${scope}, ${id}, ${now})`.execute(
      db,
    )
    return { id, name, key, departmentId, teamId }
  })
}

async function found(look: Promise<{ rows: unknown[] }>, make: (id: string) => Promise<unknown>, now: Date) {
  const row = (await look).rows[0] as { id: string } | undefined
  if (row) return row.id
  const id = uuidv7(now)
  await make(id)
  return id
}

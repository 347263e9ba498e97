import type { Step } from '@zhike/contract/ticket-types'
import type { TicketKind } from '@zhike/contract/tickets'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { StoredType } from './ticket-types.tables.ts'

const read = (db: Db) =>
  db
    .selectFrom('ticketTypes as y')
    .leftJoin('ticketNumberRules as r', 'r.id', 'y.numberRuleId')
    .leftJoin('ticketChecklists as c', 'c.id', 'y.checklistId')
    .selectAll('y')
    .select([
      sql<StoredType['numbering']>`CASE WHEN r.id IS NOT NULL THEN jsonb_build_object(
        'prefix', r.prefix, 'datePart', r.date_part, 'width', r.width, 'reset', r.reset) END`.as('numbering'),
      sql<Step[]>`coalesce(c.steps, '[]')`.as('checklist'),
    ])

/** Types by kind and name; `retired` adds those that are, or leaves only them. */
export const selectTypes = (
  db: Db,
  kind: TicketKind | undefined,
  retired: 'only' | 'too' | undefined,
): Promise<StoredType[]> =>
  read(db)
    .$if(kind !== undefined, (query) => query.where('y.kind', '=', kind as TicketKind))
    .$if(retired !== 'too', (query) => query.where('y.retiredAt', retired === 'only' ? 'is not' : 'is', null))
    .orderBy('y.kind')
    .orderBy('y.createdAt')
    .orderBy('y.id')
    .execute()

export const findType = (db: Db, id: string): Promise<StoredType | undefined> =>
  read(db).where('y.id', '=', id).executeTakeFirst()

/** Types that customers can choose. */
export const selectPortalTypes = (db: Db) =>
  db
    .selectFrom('ticketTypes')
    .select(['id', 'kind', 'name', 'nameEn', 'form'])
    .where('portal', '=', true)
    .where('retiredAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

/** One at a time: two types of one name or prefix could come at once. */
export const lockTypes = (db: Db) => sql`SELECT pg_advisory_xact_lock(hashtext('zhike.ticket_types'))`.execute(db)

export const findNamed = (db: Db, kind: TicketKind, name: string) =>
  db
    .selectFrom('ticketTypes')
    .select('id')
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('retiredAt', 'is', null)
    .executeTakeFirst()

type TypeColumns = Updateable<Database['ticketTypes']>

/** Columns as PostgreSQL takes them: a list in a JSON column would else become an array. */
const written = <T extends TypeColumns>(columns: T): T => ({
  ...columns,
  ...(columns.form ? { form: JSON.stringify(columns.form) as never } : {}),
  ...(columns.tasks ? { tasks: JSON.stringify(columns.tasks) as never } : {}),
})

export const insertType = (db: Db, type: Insertable<Database['ticketTypes']>) =>
  db.insertInto('ticketTypes').values(written(type)).execute()

export const updateType = (db: Db, id: string, columns: TypeColumns) =>
  db
    .updateTable('ticketTypes')
    .set({ ...written(columns), version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

/** Keeps the steps of a type as they are from now on. */
export const insertChecklist = (db: Db, id: string, typeId: string, steps: readonly Step[]) =>
  sql`INSERT INTO ticket_checklists (id, type_id, steps) VALUES (${id}, ${typeId}, ${JSON.stringify(steps)}::jsonb)`.execute(
    db,
  )

export const findRule = (db: Db, prefix: string) =>
  db.selectFrom('ticketNumberRules').selectAll().where('prefix', '=', prefix).executeTakeFirst()

/** Adds a rule, and the sequence that its numbers are drawn from. */
export async function insertRule(db: Db, rule: Insertable<Database['ticketNumberRules']>): Promise<void> {
  await db.insertInto('ticketNumberRules').values(rule).execute()
  await sql`SELECT begin_ticket_numbers(${rule.id})`.execute(db)
}

export const widenRule = (db: Db, id: string, width: number) =>
  db.updateTable('ticketNumberRules').set({ width }).where('id', '=', id).execute()

export const findColleagues = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('staff')
    .select('id')
    .where('id', 'in', [...ids])
    .where('suspendedAt', 'is', null)
    .execute()

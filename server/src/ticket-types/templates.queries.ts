import type { TicketTemplate } from '@zhike/contract/ticket-templates'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

const shown = (db: Db) =>
  db
    .selectFrom('ticketTemplates')
    .leftJoin('departments as d', 'd.id', 'ticketTemplates.departmentId')
    .leftJoin('staff as s', 's.id', 'ticketTemplates.assigneeId')
    .selectAll('ticketTemplates')
    .select(['d.name as departmentName', 's.name as assigneeName'])

/** Templates for everybody and for these teams, by name; of all teams when none are given. */
export const selectTemplates = (db: Db, teamIds: readonly string[] | undefined): Promise<TicketTemplate[]> =>
  shown(db)
    .$if(teamIds !== undefined, (query) =>
      query.where((where) =>
        where.or([where('teamId', 'is', null), where('teamId', '=', sql<string>`ANY (${teamIds}::uuid[])`)]),
      ),
    )
    .orderBy('ticketTemplates.name')
    .orderBy('ticketTemplates.id')
    .execute()

export const selectTemplate = (db: Db, id: string): Promise<TicketTemplate> =>
  shown(db).where('ticketTemplates.id', '=', id).executeTakeFirstOrThrow()

/** For whoever is about to change it. */
export const lockTemplate = (db: Db, id: string): Promise<TicketTemplate | undefined> =>
  shown(db).where('ticketTemplates.id', '=', id).forUpdate('ticketTemplates').executeTakeFirst()

/** The id of the template of this name that a team has, or everybody. */
export const findTemplateNamed = (db: Db, { name, teamId }: Pick<TicketTemplate, 'name' | 'teamId'>) =>
  db
    .selectFrom('ticketTemplates')
    .select('id')
    .where('name', '=', name)
    .where(sql<boolean>`team_id IS NOT DISTINCT FROM ${teamId}::uuid`)
    .executeTakeFirst()

export const insertTemplate = (db: Db, template: Insertable<Database['ticketTemplates']>) =>
  db.insertInto('ticketTemplates').values(template).execute()

export const updateTemplateRow = (db: Db, id: string, facts: Updateable<Database['ticketTemplates']>) =>
  db
    .updateTable('ticketTemplates')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

export const deleteTemplate = async (db: Db, id: string): Promise<boolean> =>
  (await db.deleteFrom('ticketTemplates').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n

export const teamExists = (db: Db, id: string) =>
  db.selectFrom('teams').select('id').where('id', '=', id).executeTakeFirst()

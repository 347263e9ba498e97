import type { TicketTemplate } from '@zhike/contract/ticket-templates'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** Templates for everybody and for these teams, by name; of all teams when none are given. */
export const selectTemplates = (db: Db, teamIds: readonly string[] | undefined): Promise<TicketTemplate[]> =>
  db
    .selectFrom('ticketTemplates')
    .selectAll()
    .$if(teamIds !== undefined, (query) =>
      query.where((where) =>
        where.or([where('teamId', 'is', null), where('teamId', '=', sql<string>`ANY (${teamIds}::uuid[])`)]),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .execute()

/** For whoever is about to change it. */
export const lockTemplate = (db: Db, id: string): Promise<TicketTemplate | undefined> =>
  db.selectFrom('ticketTemplates').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** The id of the template of this name that a team has, or everybody. */
export const findTemplateNamed = (db: Db, { name, teamId }: Pick<TicketTemplate, 'name' | 'teamId'>) =>
  db
    .selectFrom('ticketTemplates')
    .select('id')
    .where('name', '=', name)
    .where(sql<boolean>`team_id IS NOT DISTINCT FROM ${teamId}::uuid`)
    .executeTakeFirst()

export const insertTemplate = (db: Db, template: Omit<TicketTemplate, 'version'>): Promise<TicketTemplate> =>
  db.insertInto('ticketTemplates').values(template).returningAll().executeTakeFirstOrThrow()

export const updateTemplateRow = (db: Db, id: string, facts: Partial<TicketTemplate>): Promise<TicketTemplate> =>
  db
    .updateTable('ticketTemplates')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const deleteTemplate = async (db: Db, id: string): Promise<boolean> =>
  (await db.deleteFrom('ticketTemplates').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n

export const teamExists = (db: Db, id: string) =>
  db.selectFrom('teams').select('id').where('id', '=', id).executeTakeFirst()

import type { Permission } from '@zhike/contract/permissions'
import type { IncidentUpdate, UpdateKind } from '@zhike/contract/ticket-links'
import type { TicketStatus } from '@zhike/contract/tickets'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { StoredFile } from '../platform/files/uploads.ts'
import { filesOf } from '../tickets/tickets.ts'
import type { IncidentUpdatesTable, IncidentUpdateTicketsTable } from './ticket-links.tables.ts'

export type StoredUpdate = Selectable<IncidentUpdatesTable>

/** A ticket that an update may be told to. */
export interface Addressee {
  readonly customerId: string
  readonly id: string
  readonly number: string
  readonly status: TicketStatus
  /** Whom merged customers stand for counts once. */
  readonly rootId: string
}

/** A parent and its children, as far as the actor sees them: the parent first. */
export async function selectIncident(db: Db, ticketId: string): Promise<Addressee[]> {
  const found = sql<Addressee>`
    WITH members AS MATERIALIZED (
      SELECT customer_id, id, number, status FROM tickets WHERE id = ${ticketId} OR id = ANY (ARRAY(
        SELECT ticket_id FROM ticket_links WHERE other_id = ${ticketId} AND kind = 'child' AND removed_at IS NULL)))
    SELECT m.*, c.summary ->> 'id' AS root_id
    FROM members m JOIN ticket_customers(ARRAY(SELECT customer_id FROM members)) c ON c.customer_id = m.customer_id
    ORDER BY m.id <> ${ticketId}, m.id`
  return (await found.execute(db)).rows
}

/** An update as far as it tells whether two are the same. */
interface Wording {
  readonly kind: UpdateKind
  readonly body: string
  readonly pictures: readonly { readonly name: string; readonly bytes: number }[]
}

/** The latest update of the same words and pictures that is not long ago. */
export const findRecent = (db: Db, ticketId: string, { kind, body, pictures }: Wording, since: Date) =>
  db
    .selectFrom('incidentUpdates as u')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('kind', '=', kind)
    .where('body', '=', body)
    .where(
      sql<boolean>`(SELECT coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'bytes', f.bytes) ORDER BY f.id), '[]')
        FROM files f WHERE f.customer_id = u.customer_id AND f.id = ANY (u.file_ids)) = ${JSON.stringify(pictures)}::jsonb`,
    )
    .where('at', '>', since)
    .orderBy('id', 'desc')
    .executeTakeFirst()

export const insertUpdate = (db: Db, update: Insertable<Database['incidentUpdates']>) =>
  db.insertInto('incidentUpdates').values(update).execute()

type Target = Pick<IncidentUpdateTicketsTable, 'customerId' | 'ticketId' | 'status' | 'reason'>

export const insertTargets = (db: Db, updateId: string, targets: readonly Target[]) =>
  sql`INSERT INTO incident_update_tickets (customer_id, ticket_id, update_id, status, reason)
      SELECT customer_id, ticket_id, ${updateId}, status, reason
      FROM jsonb_to_recordset(${JSON.stringify(
        targets.map(({ customerId, ticketId, ...rest }) => ({ customer_id: customerId, ticket_id: ticketId, ...rest })),
      )}::jsonb) AS t (customer_id uuid, ticket_id uuid, status text, reason text)`.execute(db)

export interface UpdateRow extends Omit<IncidentUpdate, 'at' | 'finishedAt' | 'status'> {
  readonly at: Date
  readonly finishedAt: Date | null
}

/** The latest updates of an incident with how far they are, as far as the actor sees the tickets. */
export async function selectUpdates(db: Db, ticketId: string, most: number): Promise<UpdateRow[]> {
  const found = sql<UpdateRow>`
    SELECT u.id, u.kind, u.body, ${filesOf('u')} AS files, u.at, u.finished_at, t.counts, t.left_out,
      jsonb_build_object('kind', u.by_kind, 'id', u.by_id, 'name', coalesce(
        (SELECT name FROM staff WHERE id = u.by_id), (SELECT name FROM api_keys WHERE id = u.by_id)))::jsonb AS by
    FROM incident_updates u CROSS JOIN LATERAL (
      SELECT jsonb_build_object('total', count(*), 'pending', count(*) FILTER (WHERE x.status = 'pending'),
          'told', count(*) FILTER (WHERE x.status = 'told'), 'leftOut', count(*) FILTER (WHERE x.status = 'left_out')) AS counts,
        coalesce(jsonb_agg(jsonb_build_object('reason', x.reason, 'ticket', jsonb_build_object('id', k.id, 'number', k.number))
          ORDER BY k.id) FILTER (WHERE x.status = 'left_out'), '[]') AS left_out
      FROM incident_update_tickets x JOIN tickets k ON k.customer_id = x.customer_id AND k.id = x.ticket_id
      WHERE x.update_id = u.id) AS t
    WHERE u.ticket_id = ${ticketId}
    ORDER BY u.id DESC LIMIT ${most}::int`
  return (await found.execute(db)).rows
}

/** How long whoever works on an update may be silent before others take it for gone. By the database's clock. */
const silence = sql`interval '20 seconds'`

/** Takes an update up unless it is told or somebody works on it. */
export const takeUp = (db: Db, id: string): Promise<StoredUpdate | undefined> =>
  db
    .updateTable('incidentUpdates')
    .set({ workedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .where(sql<boolean>`(worked_at IS NULL OR worked_at < clock_timestamp() - ${silence})`)
    .returningAll()
    .executeTakeFirst()

/** Gives a sign, in the transaction of a batch: the row is locked, so that one works on it. */
export const keepUp = (db: Db, id: string) =>
  db
    .updateTable('incidentUpdates')
    .set({ workedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** Begun and left, or never taken up. */
export const findStranded = (db: Db) =>
  db
    .selectFrom('incidentUpdates as u')
    .innerJoin('tickets as t', (join) =>
      join.onRef('t.customerId', '=', 'u.customerId').onRef('t.id', '=', 'u.ticketId'),
    )
    .select(['u.id', 't.id as ticketId', 't.customerId', 't.number'])
    .where('u.finishedAt', 'is', null)
    .where(
      sql<boolean>`(u.worked_at < clock_timestamp() - ${silence} OR u.worked_at IS NULL AND u.at < clock_timestamp() - interval '2 minutes')`,
    )
    .execute()

/** The pictures of an update, to be hung on one more ticket. */
export const selectPictures = async (
  db: Db,
  { customerId, fileIds }: Pick<StoredUpdate, 'customerId' | 'fileIds'>,
): Promise<StoredFile[]> =>
  db
    .selectFrom('files')
    .select(['key', 'thumbnailKey', 'name', 'mediaType', 'bytes', 'id as sharedFrom'])
    .where('customerId', '=', customerId)
    .where('id', '=', sql<string>`ANY (${fileIds}::uuid[])`)
    .orderBy('id')
    .execute()

/** Who is told next, in one order: two who lock the same tickets wait for one another, and no more. */
export const findPending = (db: Db, updateId: string, most: number) =>
  db
    .selectFrom('incidentUpdateTickets')
    .select(['customerId', 'ticketId'])
    .where('updateId', '=', updateId)
    .where('status', '=', 'pending')
    .orderBy('ticketId')
    .limit(most)
    .execute()

export const noteTarget = (
  db: Db,
  updateId: string,
  ticketId: string,
  outcome: Pick<IncidentUpdateTicketsTable, 'status' | 'reason'>,
) =>
  db
    .updateTable('incidentUpdateTickets')
    .set(outcome)
    .where('updateId', '=', updateId)
    .where('ticketId', '=', ticketId)
    .execute()

/** Says that all were told; undefined when somebody else did. */
export const finishUpdate = async (db: Db, id: string, at: Date) => {
  const finished = sql<{ number: string; told: number; leftOut: number }>`
    UPDATE incident_updates u SET finished_at = ${at}
    FROM (SELECT count(*) FILTER (WHERE status = 'told')::int AS told, count(*) FILTER (WHERE status = 'left_out')::int AS left_out
          FROM incident_update_tickets WHERE update_id = ${id}) AS n, tickets t
    WHERE u.id = ${id} AND u.finished_at IS NULL AND t.customer_id = u.customer_id AND t.id = u.ticket_id
    RETURNING t.number, n.told, n.left_out`
  return (await finished.execute(db)).rows[0]
}

/** What whoever asked for an update may do now; undefined when they may nothing any more. */
export const findRights = async (db: Db, { byId, role, scope }: StoredUpdate) => {
  const found = sql<{ permissions: Permission[]; reach: string[] }>`
    SELECT r.permissions, reach_ids(${byId}, ${scope}) AS reach FROM roles r
    WHERE r.code = ${role}
      AND NOT EXISTS (SELECT FROM staff WHERE id = ${byId} AND suspended_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM api_keys WHERE id = ${byId} AND revoked_at IS NOT NULL)`
  return (await found.execute(db)).rows[0]
}

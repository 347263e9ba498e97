import type { CustomerSummary } from '@zhike/contract/customers'
import type { ActorRef } from '@zhike/contract/fields'
import type {
  ImprovementMeasure,
  ImprovementState,
  ImprovementSummary,
  LinkedComplaint,
} from '@zhike/contract/improvements'
import { type Insertable, type Selectable, sql, type UpdateObject } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { ImprovementStepsTable } from './improvements.tables.ts'

const person = (id: string) =>
  sql<{
    id: string
    name: string
  }>`(SELECT jsonb_build_object('id', id, 'name', name) FROM staff WHERE staff.id = ${sql.ref(id)})`
const actor = (kind: string, id: string) =>
  sql<ActorRef>`jsonb_build_object('kind', ${sql.ref(kind)}, 'id', ${sql.ref(id)},
    'name', coalesce((SELECT name FROM staff WHERE staff.id = ${sql.ref(id)}), (SELECT name FROM api_keys WHERE api_keys.id = ${sql.ref(id)})))`
const day = (column: string) => sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`
/** Whether an improvement `i`, or a measure of it, should be done by `today`. */
const isLate = (
  today: string,
) => sql<boolean>`(i.state IN ('planned', 'under_way') AND (coalesce(i.due_on < ${today}::date, false)
  OR EXISTS (SELECT FROM improvement_measures m WHERE m.improvement_id = i.id AND m.done_at IS NULL AND m.due_on < ${today}::date)))`

export const nextNumber = async (db: Db, dayOf: string): Promise<string> => {
  const { rows } = await sql<{ number: string }>`
    SELECT 'CA-' || ${dayOf}::text || '-' || lpad(n::text, greatest(4, length(n::text)), '0') AS number
    FROM nextval('improvement_numbers') AS n`.execute(db)
  return rows[0]?.number ?? ''
}

export const insertImprovement = (db: Db, { same, ...row }: Insertable<Database['improvements']>) =>
  db
    .insertInto('improvements')
    .values({ ...row, same: sql`${JSON.stringify(same)}::jsonb` })
    .execute()

/** The improvement for whoever is about to change it: others who are wait. */
export const lockImprovement = (db: Db, id: string) =>
  db.selectFrom('improvements').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

export const findImprovement = (db: Db, id: string) =>
  db.selectFrom('improvements').select('id').where('id', '=', id).executeTakeFirst()

export type ImprovementRecord = Selectable<Database['improvements']>

export const updateImprovementRow = (db: Db, id: string, facts: UpdateObject<Database, 'improvements'>) =>
  db
    .updateTable('improvements')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

export interface ImprovementRow extends Omit<ImprovementRecord, 'createdByKind'> {
  readonly owner: { id: string; name: string }
  readonly isLate: boolean
}

export const selectImprovement = (db: Db, id: string, today: string): Promise<ImprovementRow | undefined> =>
  db
    .selectFrom('improvements as i')
    .selectAll('i')
    .select([person('i.ownerId').as('owner'), isLate(today).as('isLate')])
    .select([day('i.dueOn').as('dueOn'), day('i.changedOn').as('changedOn')])
    .where('i.id', '=', id)
    .executeTakeFirst()

export interface ListWish {
  readonly states: readonly ImprovementState[] | undefined
  readonly late: boolean
  /** Only what this person owns, or has an overdue measure of. */
  readonly of: string | null
  /** Only what people of this department do. */
  readonly ofDepartment: string | null
  readonly ticket: string | undefined
  readonly text: string | undefined
}

type SummaryRow = Omit<ImprovementSummary, 'createdAt'> & { readonly createdAt: Date }

/** Newest first; `before` is time and id of the last row of the page before. */
export const selectImprovements = async (
  db: Db,
  { states, late, of, ofDepartment, ticket, text }: ListWish,
  today: string,
  before: readonly [string, string] | undefined,
  most: number,
): Promise<SummaryRow[]> => {
  const found = sql<SummaryRow>`
    SELECT i.id, i.number, i.title, i.state, i.cause_kind, ${person('i.owner_id')} AS owner, ${day('i.due_on')} AS due_on,
      ${isLate(today)} AS is_late, o.overdue, i.created_at,
      (SELECT count(*) FROM improvement_complaints c WHERE c.improvement_id = i.id) AS complaints,
      (SELECT jsonb_build_object('all', count(*), 'done', count(done_at)) FROM improvement_measures m
        WHERE m.improvement_id = i.id) AS measures
    FROM improvements i
      LEFT JOIN LATERAL (
        SELECT jsonb_build_object('measure', x.text, 'owner', ${person('x.owner_id')}, 'dueOn', ${day('x.due_on')}) AS overdue
        FROM (SELECT NULL AS text, i.owner_id, i.due_on
              UNION ALL SELECT m.text, m.owner_id, m.due_on FROM improvement_measures m
              WHERE m.improvement_id = i.id AND m.done_at IS NULL) x
        WHERE i.state IN ('planned', 'under_way') AND x.due_on < ${today}::date
          AND (${of}::uuid IS NULL OR ${of}::uuid IN (i.owner_id, x.owner_id))
          AND (${ofDepartment}::uuid IS NULL OR EXISTS (SELECT FROM staff s
               WHERE s.id IN (i.owner_id, x.owner_id) AND s.department_id = ${ofDepartment}::uuid))
        ORDER BY x.due_on LIMIT 1) o ON true
    WHERE (${states ?? null}::text[] IS NULL OR i.state = ANY (${states ?? null}::text[]))
      AND (NOT ${late}::boolean OR o.overdue IS NOT NULL)
      AND (${ticket ?? null}::uuid IS NULL OR EXISTS (SELECT FROM improvement_complaints c
           WHERE c.improvement_id = i.id AND c.ticket_id = ${ticket ?? null}::uuid))
      AND (${text ?? null}::text IS NULL OR strpos(lower(i.number || ' ' || i.title || ' ' || i.cause), ${text ?? null}) > 0)
      AND (${before?.[1] ?? null}::uuid IS NULL
           OR (i.created_at, i.id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
    ORDER BY i.created_at DESC, i.id DESC LIMIT ${most}::int`
  return (await found.execute(db)).rows
}

export const insertMeasure = (db: Db, measure: Insertable<Database['improvementMeasures']>) =>
  db.insertInto('improvementMeasures').values(measure).execute()

type MeasureRow = Omit<ImprovementMeasure, 'doneAt'> & { readonly doneAt: Date | null; readonly round: number }

export const selectMeasures = async (db: Db, improvementId: string, today: string): Promise<MeasureRow[]> => {
  const found = sql<MeasureRow>`
    SELECT m.id, m.round, m.kind, m.text, ${person('m.owner_id')} AS owner, ${day('m.due_on')} AS due_on, m.done_at, m.evidence,
      m.done_at IS NULL AND m.due_on < ${today}::date AS is_late,
      CASE WHEN m.done_at IS NOT NULL THEN ${actor('m.done_by_kind', 'm.done_by_id')} END AS done_by
    FROM improvement_measures m WHERE m.improvement_id = ${improvementId} ORDER BY m.at, m.id`
  return (await found.execute(db)).rows
}

export const findMeasure = (db: Db, improvementId: string, id: string) =>
  db
    .selectFrom('improvementMeasures')
    .select(['id', 'ownerId', 'doneAt'])
    .where('improvementId', '=', improvementId)
    .where('id', '=', id)
    .executeTakeFirst()

export const updateMeasureRow = (db: Db, id: string, facts: UpdateObject<Database, 'improvementMeasures'>) =>
  db.updateTable('improvementMeasures').set(facts).where('id', '=', id).execute()

export const deleteMeasure = (db: Db, id: string) => db.deleteFrom('improvementMeasures').where('id', '=', id).execute()

/** How many measures of a round there are, and how many wait to be done. */
export const countMeasures = async (db: Db, improvementId: string, round: number) => {
  const { rows } = await sql<{ all: number; open: number }>`
    SELECT count(*) AS all, count(*) FILTER (WHERE done_at IS NULL) AS open FROM improvement_measures
    WHERE improvement_id = ${improvementId} AND round = ${round}`.execute(db)
  return rows[0] ?? { all: 0, open: 0 }
}

export const insertStep = (db: Db, { effect, ...step }: Insertable<Database['improvementSteps']>) =>
  db
    .insertInto('improvementSteps')
    .values({ ...step, effect: effect ? sql`${JSON.stringify(effect)}::jsonb` : null })
    .execute()

type StepRow = Selectable<ImprovementStepsTable> & { readonly by: ActorRef }

export const selectSteps = (db: Db, improvementId: string): Promise<StepRow[]> =>
  db
    .selectFrom('improvementSteps as s')
    .selectAll('s')
    .select(actor('s.byKind', 's.byId').as('by'))
    .where('s.improvementId', '=', improvementId)
    .orderBy('s.at')
    .orderBy('s.id')
    .execute()

/** Puts complaints in sight under an improvement; gives those that were not there before. */
export const insertComplaints = async (
  db: Db,
  link: Omit<Insertable<Database['improvementComplaints']>, 'customerId' | 'ticketId'>,
  ticketIds: readonly string[],
) => {
  const { rows } = await sql<{ customerId: string; ticketId: string }>`
    INSERT INTO improvement_complaints (customer_id, ticket_id, improvement_id, at, by_kind, by_id)
    SELECT customer_id, id, ${link.improvementId}, ${link.at}, ${link.byKind}, ${link.byId}::uuid FROM tickets
    WHERE id = ANY (${ticketIds}::uuid[]) AND kind = 'complaint' ORDER BY id
    ON CONFLICT DO NOTHING RETURNING customer_id, ticket_id`.execute(db)
  return rows
}

/** Complaints in sight out of these. */
export const findComplaints = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('tickets')
    .select(['id', 'customerId', 'number'])
    .where('kind', '=', 'complaint')
    .where('id', 'in', [...ids])
    .execute()

export const deleteComplaint = (db: Db, improvementId: string, ticketId: string) =>
  db
    .deleteFrom('improvementComplaints')
    .where('improvementId', '=', improvementId)
    .where('ticketId', '=', ticketId)
    .returning('customerId')
    .executeTakeFirst()

interface LinkedRow extends Omit<LinkedComplaint, 'createdAt'> {
  readonly customerId: string
  readonly createdAt: Date
  readonly customer: CustomerSummary
}

/** Complaints in sight as improvements show them, newest first. */
export const selectLinked = async (db: Db, ticketIds: readonly string[]): Promise<LinkedRow[]> => {
  const found = sql<LinkedRow>`
    SELECT t.id AS ticket_id, t.customer_id, t.number, t.title, t.status, t.created_at, c.summary AS customer
    FROM tickets t
    LEFT JOIN ticket_customers(ARRAY(SELECT customer_id FROM tickets WHERE id = ANY (${ticketIds}::uuid[]))) c
      ON c.customer_id = t.customer_id
    WHERE t.id = ANY (${ticketIds}::uuid[]) ORDER BY t.created_at DESC, t.id DESC`
  return (await found.execute(db)).rows
}

/** Which complaints in sight stand under which improvement. */
export const selectLinks = async (
  db: Db,
  of: { readonly improvementId: string } | { readonly ticketIds: readonly string[] },
) => {
  const wanted =
    'improvementId' in of
      ? sql`c.improvement_id = ${of.improvementId}`
      : sql`c.ticket_id = ANY (${of.ticketIds}::uuid[])`
  const found = sql<{ ticketId: string; improvementId: string; number: string }>`
    SELECT c.ticket_id, c.improvement_id, i.number FROM improvement_complaints c JOIN improvements i ON i.id = c.improvement_id
    WHERE ${wanted} ORDER BY i.number`
  return (await found.execute(db)).rows
}

import type { ApprovalBox, ApprovalDeed, ApprovalKind, ApprovalState, ApprovalStep } from '@zhike/contract/approvals'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ApprovalsTable } from './approvals.tables.ts'

interface Person {
  readonly id: string
  readonly name: string
}

/** An application as lists show it. */
export interface ApprovalRow extends Selectable<ApprovalsTable> {
  applicantName: string
  step: string | null
  waitingFor: Person[]
  /** The people who are asked now and for whom the actor decides: the actor, or principals. */
  turnOf: string[]
}

const person = (id: string) =>
  sql`jsonb_build_object('id', ${sql.ref(id)}, 'name', (SELECT name FROM staff WHERE staff.id = ${sql.ref(id)}))`

/** For whom somebody decides now: themselves, and those whose deputy they are. */
const decidesFor = (me: string, now: Date) => sql`ARRAY(SELECT ${me}::uuid UNION ALL
  SELECT staff_id FROM approval_delegations WHERE deputy_id = ${me}::uuid AND revoked_at IS NULL AND (until IS NULL OR until > ${now}))`

const columns = (
  me: string,
  now: Date,
) => sql`a.*, (SELECT name FROM staff WHERE staff.id = a.applicant_id) AS applicant_name,
  (SELECT name FROM approval_steps s WHERE s.approval_id = a.id AND s.state = 'open') AS step,
  (SELECT coalesce(jsonb_agg(${person('t.staff_id')} ORDER BY t.place, t.id), '[]') FROM approval_tasks t
   WHERE t.approval_id = a.id AND t.state = 'open') AS waiting_for,
  ARRAY(SELECT t.staff_id FROM approval_tasks t
        WHERE t.approval_id = a.id AND t.state = 'open' AND t.staff_id = ANY (${decidesFor(me, now)})) AS turn_of`

interface WholeRow extends ApprovalRow {
  applicantLeft: boolean
}

export async function selectApproval(db: Db, id: string, me: string, now: Date): Promise<WholeRow | undefined> {
  const found = sql<WholeRow>`
    SELECT ${columns(me, now)}, s.suspended_at IS NOT NULL AS applicant_left
    FROM approvals a JOIN staff s ON s.id = a.applicant_id WHERE a.id = ${id}`
  return (await found.execute(db)).rows[0]
}

export interface BoxWish {
  readonly box: ApprovalBox
  readonly states: readonly ApprovalState[] | undefined
  readonly kind: ApprovalKind | undefined
  readonly text: string | undefined
}

const inBox = (box: ApprovalBox, me: string, now: Date) => {
  switch (box) {
    case 'mine':
      return sql`a.id = ANY (ARRAY(SELECT approval_id FROM approval_tasks
        WHERE state = 'open' AND staff_id = ANY (${decidesFor(me, now)}))) AND a.applicant_id <> ${me}::uuid`
    case 'decided':
      return sql`a.id = ANY (ARRAY(SELECT approval_id FROM approval_tasks WHERE decided_by_id = ${me}::uuid))`
    case 'started':
      return sql`a.applicant_id = ${me}::uuid`
    case 'copied':
      return sql`a.id = ANY (ARRAY(SELECT approval_id FROM approval_copies WHERE staff_id = ${me}::uuid))`
    case 'all':
      return sql`true`
  }
}

/** Newest first; `before` is time and id of the last row of the page before. */
export async function selectApprovals(
  db: Db,
  { box, states, kind, text }: BoxWish,
  me: string,
  now: Date,
  before: readonly [string, string] | undefined,
  most: number,
): Promise<ApprovalRow[]> {
  const found = sql<ApprovalRow>`
    SELECT ${columns(me, now)} FROM approvals a
    WHERE ${inBox(box, me, now)}
      AND ${states ? sql`a.state = ANY (${[...states]})` : sql`true`}
      AND ${kind ? sql`a.kind = ${kind}` : sql`true`}
      AND ${text ? sql`(strpos(lower(a.title), lower(${text})) > 0 OR strpos(lower(a.number), lower(${text})) > 0)` : sql`true`}
      AND ${before ? sql`(a.started_at, a.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql`true`}
    ORDER BY a.started_at DESC, a.id DESC LIMIT ${most}::int`
  return (await found.execute(db)).rows
}

export async function countBoxes(db: Db, me: string, now: Date) {
  const { rows } = await sql<{ mine: number; running: number; returned: number; unread: number }>`
    SELECT (SELECT count(*) FROM approvals a WHERE ${inBox('mine', me, now)}) AS mine,
           (SELECT count(*) FROM approvals WHERE applicant_id = ${me}::uuid AND state = 'running') AS running,
           (SELECT count(*) FROM approvals WHERE applicant_id = ${me}::uuid AND state = 'returned') AS returned,
           (SELECT count(*) FROM approval_copies WHERE staff_id = ${me}::uuid AND read_at IS NULL) AS unread`.execute(
    db,
  )
  return rows[0] ?? { mine: 0, running: 0, returned: 0, unread: 0 }
}

/** Every step that was not superseded, and superseded ones in which somebody decided are in the deeds. */
export async function selectSteps(db: Db, approvalId: string): Promise<ApprovalStep[]> {
  const found = sql<ApprovalStep>`
    SELECT s.id, s.name, s.mode, s.origin, s.state, s.why, s.opened_at, s.closed_at,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'staff', ${person('t.staff_id')}, 'state', t.state, 'why', t.why,
          'decidedAt', t.decided_at, 'decidedBy', CASE WHEN t.decided_by_id IS NOT NULL THEN ${person('t.decided_by_id')} END,
          'comment', t.comment) ORDER BY t.place, t.id), '[]')
       FROM approval_tasks t WHERE t.approval_id = s.approval_id AND t.step_id = s.id) AS tasks
    FROM approval_steps s WHERE s.approval_id = ${approvalId} AND s.superseded_at IS NULL ORDER BY s.position`
  return (await found.execute(db)).rows
}

export async function selectDeeds(db: Db, approvalId: string): Promise<(Omit<ApprovalDeed, 'at'> & { at: Date })[]> {
  const found = sql<Omit<ApprovalDeed, 'at'> & { at: Date }>`
    SELECT d.id, d.kind, d.at, d.step, d.note, d.changes,
      jsonb_build_object('kind', d.by_kind, 'id', d.by_id, 'name', (SELECT name FROM staff WHERE staff.id = d.by_id)) AS by,
      CASE WHEN d.behalf_id IS NOT NULL THEN ${person('d.behalf_id')} END AS behalf,
      (SELECT coalesce(jsonb_agg(${person('t.id')}), '[]') FROM unnest(d.to_ids) AS t (id)) AS "to",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes)
                                 ORDER BY f.id), '[]')
       FROM approval_files f WHERE f.approval_id = d.approval_id AND f.deed_id = d.id) AS files
    FROM approval_deeds d WHERE d.approval_id = ${approvalId} ORDER BY d.at, d.id`
  return (await found.execute(db)).rows
}

export const selectCopies = (db: Db, approvalId: string) =>
  db
    .selectFrom('approvalCopies as c')
    .innerJoin('staff as s', 's.id', 'c.staffId')
    .select(['s.id', 's.name'])
    .where('c.approvalId', '=', approvalId)
    .orderBy('c.at')
    .orderBy('s.name')
    .execute()

/** Whoever has a copy has read it. */
export const markRead = (db: Db, approvalId: string, staffId: string, at: Date) =>
  db
    .updateTable('approvalCopies')
    .set({ readAt: at })
    .where('approvalId', '=', approvalId)
    .where('staffId', '=', staffId)
    .where('readAt', 'is', null)
    .execute()

export const findApprovalFile = (db: Db, approvalId: string, fileId: string) =>
  db
    .selectFrom('approvalFiles as f')
    .innerJoin('approvals as a', 'a.id', 'f.approvalId')
    .select(['f.key', 'f.thumbnailKey', 'f.name', 'f.mediaType', 'a.seenBy'])
    .where('f.approvalId', '=', approvalId)
    .where('f.id', '=', fileId)
    .executeTakeFirst()

/** Who decided about an application as it was handed in last, in order. */
export const selectDeciders = async (db: Db, approvalId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('approvalTasks as t')
    .innerJoin('approvalSteps as s', (join) =>
      join.onRef('s.approvalId', '=', 't.approvalId').onRef('s.id', '=', 't.stepId'),
    )
    .select('t.decidedById')
    .where('t.approvalId', '=', approvalId)
    .where('t.state', 'in', ['approved', 'refused'])
    .where('t.decidedById', 'is not', null)
    .where('s.supersededAt', 'is', null)
    .orderBy('t.decidedAt')
    .orderBy('t.id')
    .execute()
  return rows.flatMap(({ decidedById }) => decidedById ?? [])
}

import type { AccessDecision, AccessLine, AccessReview } from '@zhike/contract/access-reviews'
import type { ActorRef } from '@zhike/contract/fields'
import type { RoleCode } from '@zhike/contract/permissions'
import { sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Db } from '../platform/db/database.ts'

export interface ReviewRow extends Pick<AccessReview, 'id' | 'quarter' | 'undecided' | 'openedBy' | 'lines' | 'dueOn'> {
  readonly openedAt: Date
  readonly finishedAt: Date | null
  readonly finishedBy: ActorRef | null
}

export interface LineRow
  extends Pick<AccessLine, 'id' | 'kind' | 'subjectId' | 'name' | 'role' | 'scope' | 'person' | 'reason' | 'decision'> {
  readonly personId: string | null
  readonly since: Date
  readonly lastUsedAt: Date | null
  readonly secondFactorAt: Date | null
  readonly decidedAt: Date | null
  readonly decidedBy: ActorRef | null
}

const nameOf = (id: string) => sql`coalesce((SELECT name FROM staff WHERE id = ${sql.ref(id)}),
  (SELECT name FROM api_keys WHERE id = ${sql.ref(id)}))`
const staffRef = (id: string) =>
  sql`CASE WHEN ${sql.ref(id)} IS NOT NULL THEN
    jsonb_build_object('kind', 'staff', 'id', ${sql.ref(id)}, 'name', ${nameOf(id)}) END`

/** Whose access ended otherwise while nobody had decided about it needs no decision; what is finished stays as it was. */
const counts = sql`(l.decision IS NOT NULL OR r.finished_at IS NOT NULL
  OR EXISTS (SELECT FROM staff WHERE id = l.subject_id AND suspended_at IS NULL)
  OR EXISTS (SELECT FROM api_keys WHERE id = l.subject_id AND revoked_at IS NULL))`

const reviews = sql`
  SELECT r.id, r.quarter, r.undecided, r.opened_at, to_char(r.due_on, 'YYYY-MM-DD') AS due_on, r.finished_at,
         jsonb_build_object('kind', r.opened_by_kind, 'id', r.opened_by_id, 'name', ${nameOf('r.openedById')}) AS opened_by,
         ${staffRef('r.finishedById')} AS finished_by,
         (SELECT jsonb_build_object('all', count(*), 'open', count(*) FILTER (WHERE decision IS NULL),
                   'confirmed', count(*) FILTER (WHERE decision = 'confirmed'),
                   'withdrawn', count(*) FILTER (WHERE decision = 'withdrawn'),
                   'lapsed', count(*) FILTER (WHERE decision = 'lapsed'))
          FROM access_review_lines l WHERE l.review_id = r.id AND ${counts}) AS lines
  FROM access_reviews r`

export const selectReviews = async (db: Db): Promise<ReviewRow[]> =>
  (await sql<ReviewRow>`${reviews} ORDER BY r.opened_at DESC, r.id DESC LIMIT 100`.execute(db)).rows

export const findReview = async (db: Db, id: string): Promise<ReviewRow | undefined> =>
  (await sql<ReviewRow>`${reviews} WHERE r.id = ${id}`.execute(db)).rows[0]

/** The review that is not finished, for who is about to change it. */
export const lockReview = async (db: Db, id: string): Promise<ReviewRow | undefined> => {
  await sql`SELECT FROM access_reviews WHERE id = ${id} FOR UPDATE`.execute(db)
  return findReview(db, id)
}

export const findOpenReview = async (db: Db): Promise<ReviewRow | undefined> =>
  (await sql<ReviewRow>`${reviews} WHERE r.finished_at IS NULL`.execute(db)).rows[0]

interface NewReview extends Pick<AccessReview, 'id' | 'quarter' | 'dueOn' | 'undecided'> {
  readonly at: Date
  readonly by: Actor
}

/** Opens a review with a line for each who may get in; gives how many, or undefined when one is open or was this quarter. */
export const insertReview = async (db: Db, review: NewReview): Promise<number | undefined> => {
  const { id, quarter, dueOn, undecided, at, by } = review
  const { numAffectedRows = 0n } = await sql`
    INSERT INTO access_reviews (id, quarter, opened_at, opened_by_kind, opened_by_id, due_on, undecided)
    VALUES (${id}, ${quarter}, ${at}, ${by.kind}, ${by.id}::uuid, ${dueOn}::date, ${undecided})
    ON CONFLICT DO NOTHING`.execute(db)
  if (numAffectedRows === 0n) return undefined
  const lines = await sql`
    INSERT INTO access_review_lines (review_id, id, kind, subject_id, name, role, scope, person_id, since, last_used_at,
                                     second_factor_at)
    SELECT ${id}, gen_random_uuid(), a.* FROM list_access() AS a`.execute(db)
  return Number(lines.numAffectedRows ?? 0n)
}

const lines = sql`
  SELECT l.id, l.kind, l.subject_id, l.name, l.role, l.scope, l.person_id, l.since, l.last_used_at, l.second_factor_at,
         l.decision, l.reason, l.decided_at, ${staffRef('l.decidedById')} AS decided_by,
         CASE WHEN l.kind = 'key' AND l.person_id IS NOT NULL THEN
           jsonb_build_object('id', l.person_id, 'name', ${nameOf('l.personId')}) END AS person
  FROM access_review_lines l JOIN access_reviews r ON r.id = l.review_id`

/** Colleagues first, then keys, each by name. */
export const selectLines = async (db: Db, reviewId: string): Promise<LineRow[]> => {
  const found = sql<LineRow>`
    ${lines} WHERE l.review_id = ${reviewId} AND ${counts} ORDER BY l.kind DESC, l.name, l.id`
  return (await found.execute(db)).rows
}

export const findLine = async (db: Db, reviewId: string, id: string): Promise<LineRow | undefined> =>
  (await sql<LineRow>`${lines} WHERE l.review_id = ${reviewId} AND l.id = ${id}`.execute(db)).rows[0]

interface Decided {
  readonly decision: AccessDecision
  readonly reason: string | null
  readonly at: Date
  readonly byId: string | null
}

export const decideLine = (db: Db, reviewId: string, id: string, { decision, reason, at, byId }: Decided) =>
  sql`
    UPDATE access_review_lines SET decision = ${decision}, reason = ${reason}, decided_at = ${at}, decided_by_id = ${byId}::uuid
    WHERE review_id = ${reviewId} AND id = ${id}`.execute(db)

export const finishReviewRow = (db: Db, id: string, at: Date, byId: string | null) =>
  sql`UPDATE access_reviews SET finished_at = ${at}, finished_by_id = ${byId}::uuid WHERE id = ${id}`.execute(db)

/** Whether nobody was reminded on that day yet. */
export const noteReminder = async (db: Db, id: string, day: string): Promise<boolean> => {
  const { numAffectedRows = 0n } = await sql`
    UPDATE access_reviews SET reminded_on = ${day}::date
    WHERE id = ${id} AND reminded_on IS DISTINCT FROM ${day}::date`.execute(db)
  return numAffectedRows > 0n
}

export interface Reviewer {
  readonly id: string
  readonly role: RoleCode
}

/** Those who answer for reviews. */
export const findReviewers = async (db: Db): Promise<Reviewer[]> => {
  const found = sql<Reviewer>`
    SELECT s.id, s.role FROM staff s JOIN roles r ON r.code = s.role
    WHERE s.suspended_at IS NULL AND 'access_reviews.manage' = ANY (r.permissions)`
  return (await found.execute(db)).rows
}

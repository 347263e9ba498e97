import type { TaskState } from '@zhike/contract/approvals'
import { type Insertable, type Selectable, sql, type UpdateObject } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { ApprovalStepsTable, ApprovalsTable, ApprovalTasksTable } from './approvals.tables.ts'

export type ApprovalRecord = Selectable<ApprovalsTable>
export type StepRecord = Selectable<ApprovalStepsTable>
export type TaskRecord = Selectable<ApprovalTasksTable>

export const drawNumber = async (db: Db, day: string): Promise<string> => {
  const { rows } = await sql<{ number: string }>`SELECT next_approval_number(${day}) AS number`.execute(db)
  return rows[0]?.number as string
}

export const insertApproval = (db: Db, approval: Insertable<ApprovalsTable>) =>
  db.insertInto('approvals').values(approval).execute()

/** The application that is about to change; whoever else wants to change it waits. */
export const lockApproval = (db: Db, id: string): Promise<ApprovalRecord | undefined> =>
  db.selectFrom('approvals').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

export const findApproval = (db: Db, id: string): Promise<ApprovalRecord | undefined> =>
  db.selectFrom('approvals').selectAll().where('id', '=', id).executeTakeFirst()

/** What applications of one kind are about together. */
export type Subject = Pick<ApprovalRecord, 'kind' | 'subjectType' | 'subjectId'>

/** Whoever asks for the same about a subject waits until this transaction is over. */
export const lockSubject = (db: Db, { kind, subjectId }: Subject) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`zhike.approvals ${kind} ${subjectId}`}, 0))`.execute(db)

/** What is granted or asked of this kind about a subject, apart from one. */
export async function sumOthers(db: Db, { kind, subjectType, subjectId }: Subject, apartFrom: string | null) {
  const found = sql<{ fen: number }>`SELECT sum_of_others(${kind}, ${subjectType}, ${subjectId}, ${apartFrom}) AS fen`
  return (await found.execute(db)).rows[0]?.fen ?? 0
}

/** Changes an application; its version moves on. */
export const updateApproval = (db: Db, id: string, facts: UpdateObject<Database, 'approvals'>) =>
  db
    .updateTable('approvals')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

/** Writes down who takes part now, and answers them. */
export async function refreshViewers(db: Db, id: string, now: Date): Promise<readonly string[]> {
  await sql`SELECT refresh_approval_viewers(${id}, ${now})`.execute(db)
  const row = await db.selectFrom('approvals').select('seenBy').where('id', '=', id).executeTakeFirst()
  return row?.seenBy ?? []
}

export const insertSteps = (db: Db, steps: readonly Insertable<ApprovalStepsTable>[]) =>
  db.insertInto('approvalSteps').values(steps).execute()

/** The steps that count, in their order. */
export const selectCurrentSteps = (db: Db, approvalId: string): Promise<StepRecord[]> =>
  db
    .selectFrom('approvalSteps')
    .selectAll()
    .where('approvalId', '=', approvalId)
    .where('supersededAt', 'is', null)
    .orderBy('position')
    .execute()

export const updateStep = (
  db: Db,
  { approvalId, id }: Pick<StepRecord, 'approvalId' | 'id'>,
  facts: UpdateObject<Database, 'approvalSteps'>,
) => db.updateTable('approvalSteps').set(facts).where('approvalId', '=', approvalId).where('id', '=', id).execute()

/** Makes room for a step: those from here on move one place back. */
export const makeRoom = (db: Db, approvalId: string, from: number) =>
  db
    .updateTable('approvalSteps')
    .set({ position: sql`position + 1` })
    .where('approvalId', '=', approvalId)
    .where('supersededAt', 'is', null)
    .where('position', '>=', from)
    .execute()

/** The steps from here on count no more; they stay in the record. */
export const supersedeSteps = (db: Db, approvalId: string, from: number, at: Date) =>
  db
    .updateTable('approvalSteps')
    .set({
      supersededAt: at,
      closedAt: sql`CASE WHEN state IN ('open', 'coming') THEN ${at}::timestamptz ELSE closed_at END`,
      state: sql`CASE state WHEN 'open' THEN 'returned' WHEN 'coming' THEN 'cancelled' ELSE state END`,
    })
    .where('approvalId', '=', approvalId)
    .where('supersededAt', 'is', null)
    .where('position', '>=', from)
    .execute()

/** Steps that will not come any more. */
export const cancelSteps = (db: Db, approvalId: string, at: Date) =>
  db
    .updateTable('approvalSteps')
    .set({ state: 'cancelled', closedAt: at })
    .where('approvalId', '=', approvalId)
    .where('supersededAt', 'is', null)
    .where('state', 'in', ['open', 'coming'])
    .execute()

export const insertTasks = (db: Db, tasks: readonly Insertable<ApprovalTasksTable>[]) =>
  db.insertInto('approvalTasks').values(tasks).execute()

export const selectTasks = (db: Db, approvalId: string, stepId: string): Promise<TaskRecord[]> =>
  db
    .selectFrom('approvalTasks')
    .selectAll()
    .where('approvalId', '=', approvalId)
    .where('stepId', '=', stepId)
    .orderBy('place')
    .orderBy('id')
    .execute()

export const updateTask = (
  db: Db,
  { approvalId, id }: Pick<TaskRecord, 'approvalId' | 'id'>,
  facts: UpdateObject<Database, 'approvalTasks'>,
) => db.updateTable('approvalTasks').set(facts).where('approvalId', '=', approvalId).where('id', '=', id).execute()

/** Whatever was still asked of anybody becomes this. */
export const settleTasks = (db: Db, approvalId: string, state: Extract<TaskState, 'waiting' | 'dropped'>) =>
  db
    .updateTable('approvalTasks')
    .set({ state })
    .where('approvalId', '=', approvalId)
    .where('state', 'in', ['open', 'waiting'])
    .execute()

/** For whom of these somebody is the deputy now. */
export const findPrincipals = async (db: Db, deputyId: string, ofIds: readonly string[], now: Date) => {
  const rows = await db
    .selectFrom('approvalDelegations')
    .select('staffId')
    .where('deputyId', '=', deputyId)
    .where('staffId', 'in', [...ofIds, deputyId])
    .where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    // a delegation that is being revoked at this moment is revoked
    .forShare()
    .execute()
  return new Set(rows.map(({ staffId }) => staffId))
}

export const insertDeed = (db: Db, deed: Insertable<Database['approvalDeeds']>) =>
  db.insertInto('approvalDeeds').values(deed).execute()

export const insertFiles = (db: Db, files: readonly Insertable<Database['approvalFiles']>[]) =>
  db.insertInto('approvalFiles').values(files).execute()

export const insertCopies = (db: Db, approvalId: string, staffIds: readonly string[], at: Date) =>
  db
    .insertInto('approvalCopies')
    .values(staffIds.map((staffId) => ({ approvalId, staffId, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Which of these people work here, and whether their role lets colleagues have them decide. */
export const findColleagues = async (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('staff as s')
    .innerJoin('roles as r', 'r.code', 's.role')
    .select(['s.id', 's.name', sql<boolean>`'approvals.join' = ANY (r.permissions)`.as('mayJoin')])
    .where('s.id', 'in', ids)
    .where('s.suspendedAt', 'is', null)
    .execute()

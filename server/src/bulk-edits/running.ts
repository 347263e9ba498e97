import type { Ctx } from '../platform/ctx.ts'
import { asStaff } from '../platform/db/as-staff.ts'
import { AppError } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import { findBulkEdit, moveBulkEdit } from './bulk-edits.queries.ts'
import type { StoredBulkEdit } from './bulk-edits.tables.ts'
import {
  beginAttempt,
  endAttempt,
  findNextEdited,
  findRights,
  keepBulkEdit,
  type NextEdited,
  noteBreak,
  takeBackAttempt,
  takeUpBulkEdit,
  tellEdited,
} from './running.queries.ts'
import { type Outcome, workOf } from './subjects.ts'

/** So many are locked and changed in one transaction: a fraction of a second. */
const batch = 25
/** So often a record is tried at which it breaks. */
const mostAttempts = 3

/**
 * Works a bulk edit off, or its undoing, batch by batch: each notes in its transaction what became of which, so that after a
 * kill it goes on behind the last one. Does nothing when it is over or somebody else works on it. What it breaks at again
 * and again is given up; when all others are done, what broke is thrown.
 */
export async function runBulkEdit(background: Background, id: string): Promise<void> {
  const edit = await background.inSystem((ctx) => takeUpBulkEdit(ctx.db, id))
  if (!edit) return
  const bugs: unknown[] = []
  for (;;) {
    if (background.signal.aborted) return
    const worked = await workOn(background, edit, bugs)
    if (worked === 'cancelled') return
    if (worked === 0) break
  }
  await background.inSystem((ctx) => conclude(ctx, edit, isUndoing(edit) ? 'undone' : 'done'))
  if (bugs.length > 0) throw bugs[0]
}

type Worked = number | 'cancelled'

const isUndoing = ({ status }: StoredBulkEdit) => status === 'undoing'

async function workOn(background: Background, edit: StoredBulkEdit, bugs: unknown[]): Promise<Worked> {
  try {
    return await background.inSystem((ctx) => changeSome(ctx, edit, { most: batch }))
  } catch {
    // one of them broke, and the others were taken back with it
    return oneByOne(background, edit, bugs)
  }
}

async function oneByOne(background: Background, edit: StoredBulkEdit, bugs: unknown[]): Promise<Worked> {
  const rows = await background.inSystem((ctx) => findNextEdited(ctx.db, edit.id, stateOf(edit), { most: batch }))
  for (const { recordId: only } of rows) {
    if (background.signal.aborted) break
    try {
      const worked = await background.inSystem((ctx) => changeSome(ctx, edit, { most: 1, only }))
      if (worked === 'cancelled') return worked
    } catch (bug) {
      if (await background.inSystem((ctx) => noteBreak(ctx.db, edit.id, only, mostAttempts))) bugs.push(bug)
    }
  }
  return rows.length
}

const stateOf = (edit: StoredBulkEdit) => (isUndoing(edit) ? 'changed' : 'pending')

async function changeSome(
  ctx: Ctx,
  edit: StoredBulkEdit,
  which: Parameters<typeof findNextEdited>[3],
): Promise<Worked> {
  if (!(await keepBulkEdit(ctx.db, edit.id))) return 'cancelled'
  const rows = await findNextEdited(ctx.db, edit.id, stateOf(edit), which)
  const through: Ctx = { ...ctx, origin: { kind: 'bulk_edit', id: edit.id } }
  const rights = await findRights(ctx.db, edit)
  for (const row of rows) {
    const outcome = isUndoing(edit)
      ? await refusable(ctx, 'kept', () => putBack(through, edit, row))
      : await refusable(ctx, 'refused', () => changeOne(through, edit, row, rights))
    await tellEdited(ctx.db, edit.id, row, outcome)
  }
  return rows.length
}

type Rights = Awaited<ReturnType<typeof findRights>>

async function changeOne(ctx: Ctx, edit: StoredBulkEdit, { recordId }: NextEdited, rights: Rights): Promise<Outcome> {
  if (!rights) return { status: 'refused', reason: 'permission.missing' }
  const asker = { ...byWhom(edit), scope: edit.scope, ...rights }
  return asStaff(ctx, asker, (within) => workOf(edit.records).changeOne(within, recordId, edit.change))
}

async function putBack(ctx: Ctx, edit: StoredBulkEdit, { recordId, before, after }: NextEdited): Promise<Outcome> {
  // whoever handed records on may not see them any more, and takes back what was their own doing
  const owner: Ctx = { ...ctx, actor: { ...ctx.actor, ...byWhomUndone(edit) } }
  return before && after
    ? workOf(edit.records).putBack(owner, recordId, before, after)
    : { status: 'kept', reason: 'record.changed' }
}

/** What was written before a refusal is taken back, with the scope that it was written in, and the others of the batch go on. */
async function refusable(ctx: Ctx, as: 'refused' | 'kept', work: () => Promise<Outcome>): Promise<Outcome> {
  await beginAttempt(ctx.db)
  try {
    const outcome = await work()
    await endAttempt(ctx.db)
    return outcome
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unavailable') throw error
    await takeBackAttempt(ctx.db)
    return { status: as, reason: error.reason }
  }
}

const byWhom = ({ createdByKind, createdById, role }: StoredBulkEdit) => ({
  kind: createdByKind,
  id: createdById,
  role,
})

const byWhomUndone = (edit: StoredBulkEdit) => ({
  kind: edit.undoByKind ?? edit.createdByKind,
  id: edit.undoById ?? edit.createdById,
  role: edit.undoRole ?? edit.role,
})

async function conclude(ctx: Ctx, edit: StoredBulkEdit, status: 'done' | 'undone') {
  const { id, records, createdById } = edit
  if (!(await moveBulkEdit(ctx.db, id, ['running', 'undoing'], status, ctx.now))) return
  const counts = (await findBulkEdit(ctx.db, records, id))?.counts ?? {}
  const by = { ...ctx, actor: { ...ctx.actor, ...(status === 'undone' ? byWhomUndone(edit) : byWhom(edit)) } }
  const subject = { type: 'bulk_edit', id }
  await emitForCompany(by, { type: 'bulk_edit.finished', subject, data: { status, counts } }, [createdById])
}

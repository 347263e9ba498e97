import type { Ctx } from '../platform/ctx.ts'
import { asStaff } from '../platform/db/as-staff.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import { changeOne, type Outcome, putBack, refusable } from './bulk-changing.ts'
import { findBulkEdit, moveBulkEdit } from './bulk-edits.queries.ts'
import type { StoredBulkEdit } from './bulk-edits.tables.ts'
import {
  findNextEdited,
  findRights,
  keepBulkEdit,
  noteBreak,
  takeUpBulkEdit,
  tellEdited,
} from './bulk-running.queries.ts'

/** So many are locked and changed in one transaction: a fraction of a second. */
const batch = 25
/** So often a customer is tried at whom it breaks. */
const mostAttempts = 3

/**
 * Works a bulk edit off, or its undoing, batch by batch: each notes in its transaction what became of whom, so that after a
 * kill it goes on behind the last one. Does nothing when it is over or somebody else works on it. At whom it breaks again
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
  for (const { customerId: only } of rows) {
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
  const rights = await findRights(ctx.db, edit)
  const through: Ctx = { ...ctx, origin: { kind: 'bulk_edit', id: edit.id } }
  // whoever handed customers on may not see them any more, and takes back what was their own doing
  const owner: Ctx = { ...through, actor: { ...ctx.actor, ...byWhom(edit) } }
  for (const { customerId, before, after } of rows) {
    const outcome: Outcome = isUndoing(edit)
      ? await refusable('kept', () => putBack(owner, customerId, before, after))
      : rights
        ? await asStaff(through, { ...byWhom(edit), scope: edit.scope, ...rights }, (within) =>
            refusable('refused', () => changeOne(within, customerId, edit.change)),
          )
        : { status: 'refused', reason: 'permission.missing' }
    await tellEdited(ctx.db, edit.id, customerId, outcome)
  }
  return rows.length
}

const byWhom = ({ createdByKind, createdById, role }: StoredBulkEdit) => ({
  kind: createdByKind,
  id: createdById,
  role,
})

async function conclude(ctx: Ctx, { id, createdById, createdByKind }: StoredBulkEdit, status: 'done' | 'undone') {
  if (!(await moveBulkEdit(ctx.db, id, ['running', 'undoing'], status, ctx.now))) return
  const counts = (await findBulkEdit(ctx.db, id))?.counts ?? {}
  const by = { ...ctx, actor: { ...ctx.actor, kind: createdByKind, id: createdById } }
  const subject = { type: 'bulk_edit', id }
  await emitForCompany(by, { type: 'bulk_edit.finished', subject, data: { status, counts } }, [createdById])
}

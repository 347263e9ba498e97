import { isDeepStrictEqual } from 'node:util'
import type { BulkChange } from '@zhike/contract/customers'
import type { Ctx } from '../platform/ctx.ts'
import { asStaff } from '../platform/db/as-staff.ts'
import { AppError } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import { findBulkEdit, moveBulkEdit } from './bulk-edits.queries.ts'
import { findNextEdited, findRights, keepBulkEdit, takeUpBulkEdit, tellEdited } from './bulk-running.queries.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { lockForChange } from './finding.ts'
import { assignOwner, releaseOwner } from './ownership.ts'
import { updateCustomer } from './updating.ts'
import type { StoredBulkEdit } from './views.tables.ts'

/** So many are locked and changed in one transaction: a fraction of a second. */
const batch = 25

type Edited = 'ownerId' | 'stage' | 'region' | 'source' | 'industry' | 'tags'
type Values = { [F in Edited]?: StoredCustomer[F] | undefined }

/**
 * Works a bulk edit off, or its undoing, batch by batch: each notes in its transaction what became of whom, so that after a
 * kill it goes on behind the last one. Does nothing when it is over or somebody else works on it.
 */
export async function runBulkEdit(background: Background, id: string): Promise<void> {
  const edit = await background.inSystem((ctx) => takeUpBulkEdit(ctx.db, id))
  if (!edit) return
  const undoing = edit.status === 'undoing'
  for (;;) {
    if (background.signal.aborted) return
    const worked = await background.inSystem((ctx) => (undoing ? putBackSome(ctx, edit) : changeSome(ctx, edit)))
    if (worked === 'cancelled') return
    if (worked === 0) break
  }
  await background.inSystem((ctx) => conclude(ctx, edit, undoing ? 'undone' : 'done'))
}

type Worked = number | 'cancelled'

async function changeSome(ctx: Ctx, edit: StoredBulkEdit): Promise<Worked> {
  if (!(await keepBulkEdit(ctx.db, edit.id))) return 'cancelled'
  const rows = await findNextEdited(ctx.db, edit.id, 'pending', batch)
  const rights = await findRights(ctx.db, edit)
  const through: Ctx = { ...ctx, origin: { kind: 'bulk_edit', id: edit.id } }
  for (const { customerId } of rows) {
    const told = rights
      ? await asStaff(through, { ...byWhom(edit), scope: edit.scope, ...rights }, (within) =>
          refusable(() => changeOne(within, customerId, edit.change)),
        )
      : ({ status: 'refused', reason: 'permission.missing' } as const)
    await tellEdited(ctx.db, edit.id, customerId, told)
  }
  return rows.length
}

async function changeOne(ctx: Ctx, id: string, change: BulkChange) {
  const { addTags, removeTags, ownerId, ...facts } = change
  const needed = ownerId === undefined ? 'customers.update' : 'customers.assign'
  if (!ctx.actor.permissions.has('customers.update') || !ctx.actor.permissions.has(needed))
    throw new AppError('permission.missing')
  const row = await lockForChange(ctx, id)
  const tags = [...new Set([...row.tags, ...(addTags ?? [])])].filter((tag) => !removeTags?.includes(tag))
  const after: Values = {
    ...facts,
    ...(addTags || removeTags ? { tags } : {}),
    ...(ownerId === undefined ? {} : { ownerId }),
  }
  const before = valuesOf(row, after)
  if (isDeepStrictEqual(before, after)) return { status: 'same' } as const
  await give(ctx, id, after)
  return { status: 'changed', before, after } as const
}

async function putBackSome(ctx: Ctx, edit: StoredBulkEdit): Promise<Worked> {
  if (!(await keepBulkEdit(ctx.db, edit.id))) return 'cancelled'
  const rows = await findNextEdited(ctx.db, edit.id, 'changed', batch)
  // whoever handed customers on may not see them any more, and takes back what was their own doing
  const within: Ctx = { ...ctx, actor: { ...ctx.actor, ...byWhom(edit) }, origin: { kind: 'bulk_edit', id: edit.id } }
  for (const { customerId, before, after } of rows)
    await tellEdited(ctx.db, edit.id, customerId, await refusable(() => putBack(within, customerId, before, after)))
  return rows.length
}

async function putBack(ctx: Ctx, id: string, before: Values | null, after: Values | null) {
  const row = await lockForChange(ctx, id)
  if (!before || !after || !isDeepStrictEqual(valuesOf(row, after), after))
    return { status: 'kept', reason: 'record.changed' } as const
  await give(ctx, id, before)
  return { status: 'undone' } as const
}

/** A refusal comes before anything is written, so the others of the batch go on. */
async function refusable<T>(work: () => Promise<T>) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unavailable') throw error
    return { status: 'refused', reason: error.reason } as const
  }
}

/** By the same operations as one customer alone, so with the same checks, events and changes; the owner last, who sees less. */
async function give(ctx: Ctx, id: string, { ownerId, ...facts }: Values): Promise<void> {
  if (Object.keys(facts).length > 0) await updateCustomer(ctx, { id, ...facts })
  if (typeof ownerId === 'string') await assignOwner(ctx, { id, staffId: ownerId })
  else if (ownerId === null) await releaseOwner(ctx, { id })
}

const valuesOf = (row: Values, like: Values): Values =>
  Object.fromEntries(Object.keys(like).map((name) => [name, row[name as keyof Values]]))

const byWhom = ({ createdByKind, createdById }: StoredBulkEdit) => ({ kind: createdByKind, id: createdById })

async function conclude(ctx: Ctx, { id, createdById, createdByKind }: StoredBulkEdit, status: 'done' | 'undone') {
  if (!(await moveBulkEdit(ctx.db, id, ['running', 'undoing'], status, ctx.now))) return
  const counts = (await findBulkEdit(ctx.db, id))?.counts ?? {}
  const by = { ...ctx, actor: { ...ctx.actor, kind: createdByKind, id: createdById } }
  const subject = { type: 'bulk_edit', id }
  await emitForCompany(by, { type: 'bulk_edit.finished', subject, data: { status, counts } }, [createdById])
}

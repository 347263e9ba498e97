import type { Input, Output } from '@zhike/contract/endpoint'
import type { Shift, shifts } from '@zhike/contract/shifts'
import { failSpan } from '../platform/bounds.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { findShiftNamed, insertShift, lockShift, selectShifts, updateShiftRow } from './shifts.queries.ts'

const dayMinutes = 1440

export async function listShifts(ctx: Ctx): Promise<Output<typeof shifts.list>> {
  return { items: await selectShifts(ctx.db) }
}

/** Adds a shift. Throws `shift.taken`, and `request.invalid` for one that is no shift of at most a day. */
export async function createShift(ctx: Ctx, input: Input<typeof shifts.create>): Promise<Shift> {
  const id = uuidv7(ctx.now)
  checkHours(ctx, input)
  const made = await insertShift(ctx.db, { id, ...input, createdAt: ctx.now, removedAt: null })
  if (!made) return failAt(ctx, 'name', 'shift.taken')
  await emitForCompany(ctx, { type: 'shift.created', subject: { type: 'shift', id }, data: {} })
  return made
}

/** Changes a shift. Throws `record.changed`, `shift.taken` and `request.invalid`. */
export async function updateShift(ctx: Ctx, { id, ...given }: Input<typeof shifts.update>): Promise<Shift> {
  const before = (await lockShift(ctx.db, id)) ?? fail('record.not_found')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const facts = {
    name: given.name ?? before.name,
    begins: given.begins ?? before.begins,
    ends: given.ends ?? before.ends,
  }
  const fields = (Object.keys(facts) as (keyof typeof facts)[]).filter((field) => facts[field] !== before[field])
  if (fields.length === 0) return before
  checkHours(ctx, facts)
  if (await findShiftNamed(ctx.db, facts.name, id)) failAt(ctx, 'name', 'shift.taken')
  const after = await updateShiftRow(ctx.db, id, facts)
  await emitForCompany(ctx, { type: 'shift.updated', subject: { type: 'shift', id }, data: { fields } })
  return after
}

/** Takes a shift out of use; the roster keeps its days. */
export async function removeShift(ctx: Ctx, { id }: Input<typeof shifts.remove>): Promise<void> {
  if (!(await lockShift(ctx.db, id))) fail('record.not_found')
  await updateShiftRow(ctx.db, id, { removedAt: ctx.now })
  await emitForCompany(ctx, { type: 'shift.removed', subject: { type: 'shift', id }, data: {} })
}

function checkHours(ctx: Ctx, { begins, ends }: Pick<Shift, 'begins' | 'ends'>): void {
  if (ends <= begins || ends > begins + dayMinutes) failSpan(ctx, 'ends', 1)
}

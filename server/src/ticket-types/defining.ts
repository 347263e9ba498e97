import { isDeepStrictEqual } from 'node:util'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Step, TicketType, ticketTypes } from '@zhike/contract/ticket-types'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { type EventTypes, emitForCompany } from '../platform/events/events.ts'
import { everybody } from '../platform/events/everybody.ts'
import { findCategory } from './categories.queries.ts'
import { faultsOf } from './definitions.ts'
import { keepRule } from './numbering.ts'
import {
  findNamed,
  findType,
  insertChecklist,
  insertType,
  lockTypes,
  selectTypes,
  updateType,
} from './ticket-types.queries.ts'
import type { StoredType } from './ticket-types.tables.ts'

type New = Input<typeof ticketTypes.create>

/** The types that new tickets can have; the retired ones too, or alone. */
export async function listTypes(
  ctx: Ctx,
  { kind, retired }: Input<typeof ticketTypes.list>,
): Promise<Output<typeof ticketTypes.list>> {
  return { items: (await selectTypes(ctx.db, kind, retired)).map(typeOf) }
}

/**
 * Adds a type. Throws `request.invalid` naming what cannot be, `category.unknown`, `ticket_type.name_taken` and
 * `ticket_type.prefix_taken`.
 */
export async function createType(ctx: Ctx, input: New): Promise<TicketType> {
  await lockTypes(ctx.db)
  await refuseWrong(ctx, input)
  await refuseName(ctx, input)
  const id = uuidv7(ctx.now)
  const { numbering, checklist, ...facts } = input
  const numberRuleId = await keepRule(ctx, id, numbering)
  const checklistId = await keepChecklist(ctx, id, [], checklist)
  const unretired = { retiredAt: null, retiredBy: null }
  await insertType(ctx.db, { ...facts, ...unretired, id, numberRuleId, checklistId, createdAt: ctx.now })
  await tell(ctx, id, 'ticket_type.created', { kind: input.kind })
  return getType(ctx, id)
}

/** Changes a type. Throws `record.changed`, `ticket_type.prefix_bound` and what `createType` throws. */
export async function updateTicketType(
  ctx: Ctx,
  { id, ...given }: Input<typeof ticketTypes.update>,
): Promise<TicketType> {
  await lockTypes(ctx.db)
  const before = (await findType(ctx.db, id)) ?? fail('record.not_found')
  if (before.retiredAt !== null) fail('record.not_found')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const fields = (Object.keys(given) as (keyof typeof given)[]).filter(
    (field) => given[field] !== undefined && !isDeepStrictEqual(given[field], before[field]),
  )
  if (fields.length === 0) return typeOf(before)
  const { numbering, checklist, ...facts } = given
  await refuseWrong(ctx, { ...before, ...given } as New)
  if (facts.name !== undefined && facts.name !== before.name) await refuseName(ctx, { ...before, name: facts.name })
  await updateType(ctx.db, id, {
    ...facts,
    ...(numbering === undefined ? {} : { numberRuleId: await keepRule(ctx, id, numbering) }),
    ...(fields.includes('checklist')
      ? { checklistId: await keepChecklist(ctx, id, before.checklist, checklist ?? []) }
      : {}),
  })
  await tell(ctx, id, 'ticket_type.updated', { fields })
  return getType(ctx, id)
}

/** Retires a type: its tickets keep it, new ones cannot take it. */
export async function retireType(ctx: Ctx, { id }: Input<typeof ticketTypes.retire>): Promise<void> {
  await lockTypes(ctx.db)
  const type = await findType(ctx.db, id)
  if (type?.retiredAt !== null) fail('record.not_found')
  await updateType(ctx.db, id, { retiredAt: ctx.now, retiredBy: ctx.actor.id })
  await tell(ctx, id, 'ticket_type.retired', {})
}

/** Puts a type in use again. Throws `ticket_type.not_retired` and `ticket_type.name_taken`. */
export async function restoreType(ctx: Ctx, { id }: Input<typeof ticketTypes.restore>): Promise<TicketType> {
  await lockTypes(ctx.db)
  const type = (await findType(ctx.db, id)) ?? fail('record.not_found')
  if (type.retiredAt === null) fail('ticket_type.not_retired')
  await refuseName(ctx, type)
  await updateType(ctx.db, id, { retiredAt: null, retiredBy: null })
  await tell(ctx, id, 'ticket_type.restored', {})
  return getType(ctx, id)
}

async function refuseWrong(ctx: Ctx, type: New): Promise<void> {
  const faults = await faultsOf(ctx, type)
  if (faults.size > 0) {
    const fields = [...faults].map(([field, fault]) => [field, fault[ctx.locale]])
    fail('request.invalid', { fields: Object.fromEntries(fields) })
  }
  if (type.categoryId === null) return
  const category = await findCategory(ctx.db, type.categoryId)
  if (category?.retiredAt !== null || category.kind !== type.kind) failAt(ctx, 'categoryId', 'category.unknown')
}

async function refuseName(ctx: Ctx, { kind, name }: Pick<New, 'kind' | 'name'>): Promise<void> {
  if (await findNamed(ctx.db, kind, name)) failAt(ctx, 'name', 'ticket_type.name_taken')
}

/** Steps keep their ids, so that whoever reads reports knows a step again; null when there are none. */
async function keepChecklist(
  ctx: Ctx,
  typeId: string,
  before: readonly Step[],
  given: New['checklist'],
): Promise<string | null> {
  if (given.length === 0) return null
  const known = new Set(before.map(({ id }) => id))
  const steps = given.map(({ id, ...step }) => ({
    id: id !== undefined && known.delete(id) ? id : uuidv7(ctx.now),
    ...step,
  }))
  const checklistId = uuidv7(ctx.now)
  await insertChecklist(ctx.db, checklistId, typeId, steps)
  return checklistId
}

const getType = async (ctx: Ctx, id: string): Promise<TicketType> =>
  typeOf((await findType(ctx.db, id)) ?? fail('record.not_found'))

const typeOf = (row: StoredType): TicketType => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  nameEn: row.nameEn,
  categoryId: row.categoryId,
  priority: row.priority,
  form: row.form,
  numbering: row.numbering,
  checklist: row.checklist,
  tasks: row.tasks,
  portal: row.portal,
  retiredAt: row.retiredAt?.toISOString() ?? null,
  version: row.version,
})

type TypeEvent = Extract<keyof EventTypes, `ticket_type.${string}`>

const tell = <T extends TypeEvent>(ctx: Ctx, id: string, type: T, data: EventTypes[T]): Promise<void> =>
  emitForCompany(ctx, { type, subject: { type: 'ticket_type', id }, data }, everybody)

import type { Customer, customers } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { type Change, emit, type NewEvent } from '../platform/events/events.ts'
import { updateCustomerRow } from './customers.queries.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { changeOf, differences, type Field, pick, searchColumns } from './differences.ts'
import { cleanName, factColumns } from './facts.ts'
import { getCustomer, lockForChange } from './finding.ts'
import { readOwnCustomerValues } from './own-values.ts'
import { renewQuality } from './quality.ts'

/** What colleagues note about a customer, and no customer confirms. */
const saysNothing = new Set<Field>(['stage', 'tags', 'source', 'creditGrade', 'creditTermDays'])

/** Changes the given facts; what is given as it was changes nothing and leaves no trace. */
export async function updateCustomer(ctx: Ctx, input: Input<typeof customers.update>): Promise<Customer> {
  const { id: asked, name, stage, custom, ...facts } = input
  const before = await lockForChange(ctx, asked)
  const { id } = before
  const own = custom === undefined ? undefined : await readOwnCustomerValues(ctx, custom, before)
  const given: Partial<StoredCustomer> = {
    ...factColumns(ctx, id, facts),
    ...(name === undefined ? {} : { name: cleanName(ctx, name) }),
    ...(stage === undefined ? {} : { stage }),
  }
  await changeFacts(ctx, before, given, { own })
  return getCustomer(ctx, { id })
}

interface Besides {
  readonly own?: (Pick<StoredCustomer, 'custom'> & { readonly changes: readonly Change[] }) | undefined
  /** What the log says happened, when that is more than an edit. */
  readonly told?: Pick<NewEvent<'customer.updated' | 'customer.address_promoted'>, 'type' | 'subject'>
}

/** Writes what differs from the row, with its event and what changed; nothing when nothing differs. */
export async function changeFacts(
  ctx: Ctx,
  before: StoredCustomer,
  given: Partial<StoredCustomer>,
  { own, told = { type: 'customer.updated', subject: { type: 'customer', id: before.id } } }: Besides = {},
): Promise<void> {
  const { id } = before
  const changed = differences(ctx, before, given)
  const changes: Change[] = [...changed.map((field) => changeOf(field, before, given)), ...(own?.changes ?? [])]
  if (changes.length === 0) return
  const columns = {
    ...pick(given, changed),
    ...searchColumns(before, given, changed),
    ...(changed.some((field) => !saysNothing.has(field)) ? { confirmedAt: ctx.now } : {}),
  }
  await updateCustomerRow(ctx.db, id, own ? { ...columns, custom: own.custom } : columns, ctx.now)
  const data = { number: before.number, fields: changes.map(({ field }) => field) }
  await emit(ctx, id, { ...told, data }, changes)
  await renewQuality(ctx, [id])
}

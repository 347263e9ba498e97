import type { Customer, customers } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { emit } from '../platform/events/events.ts'
import { updateCustomerRow } from './customers.queries.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { changeOf, differences, nameOf, pick, searchColumns } from './differences.ts'
import { cleanName, factColumns } from './facts.ts'
import { getCustomer, lockForChange } from './finding.ts'

/** Changes the given facts; what is given as it was changes nothing and leaves no trace. */
export async function updateCustomer(ctx: Ctx, input: Input<typeof customers.update>): Promise<Customer> {
  const { id: asked, name, stage, ...facts } = input
  const before = await lockForChange(ctx, asked)
  const { id } = before
  const given: Partial<StoredCustomer> = {
    ...factColumns(ctx, id, facts),
    ...(name === undefined ? {} : { name: cleanName(ctx, name) }),
    ...(stage === undefined ? {} : { stage }),
  }
  const changed = differences(ctx, before, given)
  if (changed.length > 0) {
    await updateCustomerRow(ctx.db, id, { ...pick(given, changed), ...searchColumns(before, given, changed) }, ctx.now)
    const data = { number: before.number, fields: changed.map(nameOf) }
    await emit(
      ctx,
      id,
      { type: 'customer.updated', subject: { type: 'customer', id }, data },
      changed.map((field) => changeOf(field, before, given)),
    )
  }
  return getCustomer(ctx, { id })
}

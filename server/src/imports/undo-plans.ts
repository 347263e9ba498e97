import type { KeptBecause } from '@zhike/contract/imports'
import { sql } from 'kysely'
import {
  carryOutCustomerUndo,
  planCustomerUndo,
  type Since,
  type UndoPlan,
  type Verdict,
} from '../customers/customers.ts'
import { carryOutOrderUndo, type OrderUndoPlan, planOrderUndo } from '../orders/orders.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { StoredEffect } from './imports.tables.ts'
import { findHappenings } from './undoing.queries.ts'

/** What becomes of some effects of an import, each with its verdict, and how that is carried out. */
export interface Plan {
  readonly judged: readonly (StoredEffect & Verdict)[]
  readonly customers: UndoPlan
  readonly orders: OrderUndoPlan
}

/** The same decision for whoever wants to know beforehand and for whoever carries it out. */
export async function planUndo(ctx: Ctx, importId: string, effects: readonly StoredEffect[]): Promise<Plan> {
  const since = await findSince(ctx, importId, effects)
  const ofOrders = effects.filter(({ subjectType }) => subjectType === 'order')
  const ofCustomers = effects.filter(({ subjectType }) => subjectType !== 'order')
  const customers = await planCustomerUndo(ctx, ofCustomers, since)
  const orders = await planOrderUndo(ctx, ofOrders, since)
  return { judged: [...judge(ofCustomers, customers.verdicts), ...judge(ofOrders, orders.verdicts)], customers, orders }
}

const judge = (effects: readonly StoredEffect[], verdicts: readonly Verdict[]) =>
  effects.flatMap((effect, at) => {
    const verdict = verdicts[at]
    return verdict ? [{ ...effect, ...verdict }] : []
  })

/** Carries a plan out; gives a query of the events that tell of it. */
export async function carryOut(ctx: Ctx, { customers, orders }: Plan) {
  const told = [await carryOutCustomerUndo(ctx, customers), await carryOutOrderUndo(ctx, orders)]
  return sql.join(told, sql` UNION ALL `)
}

/** What made something new is undone only if nothing else happened to it. */
const makers: ReadonlySet<string> = new Set(['customer.created', 'order.placed'])

/** Why new things have to stay, by the ids of customers and orders, and by order numbers. */
async function findSince(ctx: Ctx, importId: string, effects: readonly StoredEffect[]): Promise<Since> {
  const made = effects.filter(({ type }) => makers.has(type))
  if (made.length === 0) return new Map()
  const customerIds = [...new Set(made.map(({ customerId }) => customerId))]
  const since = new Map<string, KeptBecause>()
  for (const { customerId, subjectId, type, orderNo } of await findHappenings(ctx.db, importId, customerIds)) {
    const because = becauseOf(type)
    for (const id of [customerId, subjectId, ...(orderNo === null ? [] : [orderNo])])
      if (weightOf(because) > weightOf(since.get(id))) since.set(id, because)
  }
  return since
}

const byType: Readonly<Record<string, KeptBecause>> = {
  'customer.archived': 'archived',
  'customer.merged': 'merged',
  'customer.merged_into': 'merged',
  'customer.key_person_added': 'key_person',
}
const byModule: Readonly<Record<string, KeptBecause>> = { ticket: 'served', order: 'ordered', need: 'needed' }

const becauseOf = (type: string): KeptBecause => byType[type] ?? byModule[type.split('.')[0] ?? ''] ?? 'changed'

/** Of several reasons the one that says most. */
const weights: readonly (KeptBecause | undefined)[] = [
  undefined,
  'changed',
  'key_person',
  'needed',
  'ordered',
  'served',
  'merged',
  'archived',
]
const weightOf = (because: KeptBecause | undefined) => weights.indexOf(because)

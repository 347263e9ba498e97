import type { CountCustomers } from '@zhike/contract/customers'
import { and, type Term, termOf } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { customerFields } from './customer-fields.ts'
import type { ListWish } from './customer-lists.queries.ts'
import { isBelow } from './region-terms.ts'
import { readSearch } from './searching.ts'

/** Which customers are meant, as lists, counts, exports and bulk edits take it. */
export type CustomerChoice = Omit<CountCustomers, 'by'>

/** What the database is asked for. Throws `request.invalid` naming the condition that is not one. */
export async function choiceOf(ctx: Ctx, choice: CustomerChoice): Promise<ListWish> {
  const filter = choice.filter ? [termOf(ctx, await customerFields(ctx), choice.filter)] : []
  return { filter: and(...shortTerms(ctx, choice), ...filter), ...(await readSearch(ctx, choice.search)) }
}

function shortTerms(ctx: Ctx, { kind, stage, tag, region, owner }: CustomerChoice): readonly Term[] {
  return [
    ...(kind === undefined ? [] : [{ column: 'kind', op: 'in', value: [kind] } as const]),
    ...(stage === undefined ? [] : [{ column: 'stage', op: 'in', value: [stage] } as const]),
    ...(tag === undefined ? [] : [{ column: 'tags', op: 'all', value: [tag] } as const]),
    ...(region === undefined ? [] : [isBelow({ column: 'region' }, region)]),
    ...(owner === undefined ? [] : [ownedBy(owner === 'me' ? (ctx.actor.id ?? 'none') : owner)]),
  ]
}

const ownedBy = (owner: string): Term =>
  owner === 'none' ? { column: 'owner', op: 'null' } : { column: 'owner', op: 'in', value: [owner] }

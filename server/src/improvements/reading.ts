import type { NamedSameness, Sameness } from '@zhike/contract/improvements'
import { failBefore } from '../platform/bounds.ts'
import { dayMs, instantOf } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type ComplaintFacts, findNames, selectFacts } from './facts.queries.ts'

const page = 2000

/** The moments at which a span of company days begins and ends; `to` is included. Throws `request.invalid`. */
export function momentsOf(ctx: Ctx, { from, to }: { readonly from: string; readonly to: string }) {
  if (to < from) failBefore(ctx, 'to', from)
  return { from: new Date(instantOf(Date.parse(from))), to: new Date(instantOf(Date.parse(to) + dayMs)) }
}

/** All complaints in sight of a span, page by page. */
export async function* readFacts(ctx: Ctx, span: ReturnType<typeof momentsOf>): AsyncGenerator<ComplaintFacts> {
  let last: ComplaintFacts | undefined
  for (;;) {
    const rows = await selectFacts(ctx.db, span, last, page)
    yield* rows
    last = rows.at(-1)
    if (rows.length < page) return
  }
}

/** With the names of category and product. */
export async function nameAll(ctx: Ctx, all: readonly Sameness[]): Promise<NamedSameness[]> {
  const given = <T>(values: readonly (T | null)[]) => values.filter((value) => value !== null)
  const names = await findNames(ctx.db, given(all.map((one) => one.categoryId)), given(all.map((one) => one.sku)))
  return all.map((same) => ({
    ...same,
    categoryName: same.categoryId === null ? null : (names.get(same.categoryId) ?? null),
    productName: same.sku === null ? null : (names.get(same.sku) ?? same.sku),
  }))
}

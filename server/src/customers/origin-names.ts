import type { Ctx } from '../platform/ctx.ts'

/** The names of things through which values came, by id. */
type Names = (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

const providers = new Map<string, Names>()

/** Where a later module says what its origins are called. */
export const provideOriginNames = (kind: string, names: Names): unknown => providers.set(kind, names)

/** What the origins of a kind are called, as far as anybody knows. */
export const originNames: (ctx: Ctx, kind: string, ids: readonly string[]) => Promise<ReadonlyMap<string, string>> =
  async (ctx, kind, ids) => (ids.length === 0 ? undefined : await providers.get(kind)?.(ctx, ids)) ?? new Map()

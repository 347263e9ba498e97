import { column, type ListField } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { categoryNames, typeNames } from '../ticket-types/ticket-types.ts'

/** Types and categories, retired ones too, as something that tickets are filtered by. */
export const typeFields = async (ctx: Ctx): Promise<ListField[]> => [
  { name: 'type', type: 'choice', source: column('type'), options: optionsOf(await typeNames(ctx.db)) },
  { name: 'category', type: 'choice', source: column('category'), options: optionsOf(await categoryNames(ctx.db)) },
]

const optionsOf = (names: ReadonlyMap<string, string>) => [...names].map(([value, label]) => ({ value, label }))

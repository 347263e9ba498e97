/** Where the value of a field comes from: a row of `filter_columns`, or a key of `custom`. */
export type Source =
  | { readonly column: string }
  | { readonly custom: string; readonly as: 'text' | 'number' | 'boolean' | 'texts' }

/**
 * A condition as the database takes it, see `filter_condition` in the migrations: there alone it becomes
 * SQL. Every value fits the type of its column, or the statement fails.
 */
export type Term =
  | { readonly and: readonly Term[] }
  | { readonly or: readonly Term[] }
  | { readonly not: Term }
  | (Source & { readonly op: TermOp; readonly value?: string | number | boolean | readonly (string | number)[] })

export type TermOp =
  | 'eq'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'in'
  | 'any'
  | 'all'
  | 'bare'
  | 'null'
  | 'contains'
  | 'starts'
  | 'matches'
  | 'team'
  | 'department'
  | 'within'
  | 'watched'

/** One level where several would mean the same: what stands at the top of a list's filter may guide its walk. */
export const and = (...terms: readonly Term[]): { readonly and: readonly Term[] } => ({
  and: terms.flatMap((term) => ('and' in term ? term.and : [term])),
})
export const or = (...terms: readonly Term[]): Term => ({ or: terms })
export const not = (term: Term): Term => ({ not: term })

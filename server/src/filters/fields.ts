import { type Condition, type FieldType, type FilterField, operatorsOf } from '@zhike/contract/filters'
import type { Permission } from '@zhike/contract/permissions'
import type { Ctx } from '../platform/ctx.ts'
import type { Source, Term } from './terms.ts'

/** Something that a list is filtered by. */
export interface ListField {
  readonly name: string
  readonly type: FieldType
  readonly source: Source
  /** Who lacks it may neither ask for the field nor learn that it is there. */
  readonly needs?: Permission
  /** The closed list that a choice is made from. */
  readonly options?: readonly { readonly value: string; readonly label: string | null }[]
  /** The name of an own field; what is built in is named by clients. */
  readonly label?: string
  /** Whole text only: what the index of names finds, before the texts are compared. */
  readonly indexed?: 'name'
  /** Whole numbers only: the column holds nothing else. */
  readonly whole?: true
  /** For a number that grows with time and is kept as a date: who has reached `n`. */
  readonly reached?: (n: number, now: Date) => Term
  /** What a comparison means, where the type alone does not say it. */
  readonly compare?: (ctx: Ctx, condition: Condition) => Term
}

/** The fields of a list that the actor may use, by name. */
export type ListFields = ReadonlyMap<string, ListField>

type Provider = (ctx: Ctx) => readonly ListField[] | Promise<readonly ListField[]>

/** The fields of a list: what is built in, and what later modules add. */
export function openFields(builtIn: readonly ListField[]) {
  const providers: Provider[] = []
  return {
    /** Where later modules add fields: those of a module of their own, or what administrators have defined. */
    provide: (provider: Provider): unknown => providers.push(provider),
    /** The fields that the actor may use. */
    read: async (ctx: Ctx): Promise<ListFields> => {
      const provided = await Promise.all(providers.map((provider) => provider(ctx)))
      const allowed = [...builtIn, ...provided.flat()].filter(
        ({ needs }) => needs === undefined || ctx.actor.permissions.has(needs),
      )
      return new Map(allowed.map((one) => [one.name, one]))
    },
  }
}

export const column = (name: string): Source => ({ column: name })
export const choices = (options: readonly string[]) => options.map((value) => ({ value, label: null }))
export const field = (name: string, type: FieldType, source: Source = column(name)): ListField => ({
  name,
  type,
  source,
})

/** The fields as clients offer them. */
export const shownFields = (fields: ListFields): { items: FilterField[] } => ({
  items: [...fields.values()].map(shown),
})

const shown = ({ name, type, options, label }: ListField): FilterField => ({
  name,
  type,
  operators: [...operatorsOf[type]],
  options: options ? [...options] : null,
  label: label ?? null,
})

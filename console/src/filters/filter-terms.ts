import type { FilterField, FilterValue } from '@zhike/contract/filters'
import type { ComponentType } from 'react'

/** An editor of values that a type of field has to itself. */
export type ValueEditor = ComponentType<{
  readonly label: string
  readonly value: FilterValue | undefined
  readonly onChange: (value: FilterValue | undefined) => void
}>

/** What a list says of what it is filtered by. */
export interface FilterTerms {
  readonly fields: ReadonlyMap<string, FilterField>
  /** What a field that is built in is called. */
  readonly nameOf: (field: string) => string
  /** What a choice is called that has no name of its own. */
  readonly optionOf: (field: string, value: string) => string | undefined
  /** Says how many a filter fits while it is being made. */
  readonly Count?: ComponentType<{ readonly filter: string | undefined }>
  readonly editors?: { readonly [T in FilterField['type']]?: ValueEditor }
  /** What is in use in fields whose choices are no closed list. */
  readonly useSuggestions?: (field: string) => readonly { readonly value: string; readonly label: string }[]
}

import type { OwnField } from '@zhike/contract/own-fields'
import { type BuiltInField, builtInFields, type FormField } from '@zhike/contract/ticket-types'
import type { Ticket } from '@zhike/contract/tickets'
import { isEmpty } from '../own-fields/fields-of.ts'

/** A field that a new ticket asks for, in its place. */
export type Asked =
  | { readonly name: BuiltInField | 'title'; readonly required: boolean }
  | { readonly name: 'own'; readonly own: OwnField }

/** What a new ticket asks for: as its form says, else everything; the title is always asked for. Pure. */
export function askedBy(form: readonly FormField[] | null, own: readonly OwnField[]): readonly Asked[] {
  const title = { name: 'title', required: true } as const
  if (form === null)
    return [
      { name: 'category', required: false },
      title,
      ...builtInFields.filter((name) => name !== 'category').map((name) => ({ name, required: false })),
      ...own.map((field) => ({ name: 'own' as const, own: field })),
    ]
  return [
    title,
    ...form.flatMap(({ field, required }): Asked[] => {
      const builtIn = builtInFields.find((name) => name === field)
      if (builtIn) return [{ name: builtIn, required }]
      const found = own.find(({ key }) => field === `custom.${key}`)
      return found ? [{ name: 'own', own: { ...found, required: found.required || required } }] : []
    }),
  ]
}

/** What is required of that and is not there. Pure. */
export const lackedBy = (
  { description, categoryId, custom }: Pick<Ticket, 'description' | 'categoryId' | 'custom'>,
  asked: readonly Asked[],
): readonly Asked[] =>
  asked.filter((one) => {
    if (one.name === 'own') return one.own.required && isEmpty(custom[one.own.key])
    if (!one.required) return false
    return one.name === 'description' ? description === '' : one.name === 'category' && categoryId === null
  })

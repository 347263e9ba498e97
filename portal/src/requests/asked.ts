import type { OwnValue } from '@zhike/contract/own-fields'
import type { PortalType } from '@zhike/contract/portal'

type AskedField = PortalType['fields'][number]

/** Own fields as typed, by their keys; of several choices their codes. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** The fields of a type that are empty and must not be, by the ids of their controls. */
export function missingOf(
  type: PortalType | undefined,
  { categoryId, custom }: { readonly categoryId: string; readonly custom: Typed },
): readonly string[] {
  if (!type) return []
  const own = type.fields.filter(({ key, required }) => required && isEmpty(custom[key]))
  return [
    ...(type.category === 'required' && categoryId === '' ? ['categoryId'] : []),
    ...own.map(({ key }) => idOf(key)),
  ]
}

/** What was typed, as the contract takes it; without what is empty or belongs to another type. */
export function valuesOf(type: PortalType | undefined, custom: Typed): Record<string, OwnValue> {
  const filled = (type?.fields ?? []).filter(({ key }) => !isEmpty(custom[key]))
  return Object.fromEntries(filled.map((field) => [field.key, readTyped(field, custom[field.key] ?? '')]))
}

/** Of the control of an own field; the server names it the same. */
export const idOf = (key: string) => `custom.${key}`

const isEmpty = (typed: string | readonly string[] | undefined) =>
  typed === undefined || (typeof typed === 'string' ? typed.trim() === '' : typed.length === 0)

/** What cannot be read as a number is sent as it stands, so that the server says what would be right. */
function readTyped({ type }: AskedField, typed: string | readonly string[]): OwnValue {
  if (typeof typed !== 'string') return [...typed]
  const text = typed.trim()
  if (type !== 'number' && type !== 'money') return text
  const number = Number(text.normalize('NFKC').replaceAll(',', ''))
  if (!Number.isFinite(number)) return text
  return type === 'money' ? Math.round(number * 100) : number
}

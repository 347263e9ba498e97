import type { OwnField, OwnFieldKind, OwnValue, OwnValues } from '@zhike/contract/own-fields'
import type { Locale } from '@zhike/contract/reasons'

/** A customer, ticket or order whose own values are shown. */
export interface OwnRecord {
  readonly kind: OwnFieldKind
  readonly id: string
  readonly version: number
}

/** The fields that a record of a kind has; `is` is its kind of customer or ticket. */
export const fieldsFor = (fields: readonly OwnField[], is: string | undefined): readonly OwnField[] =>
  fields.filter(({ onlyFor }) => onlyFor.length === 0 || (is !== undefined && onlyFor.includes(is)))

/** The fields that a form asks for, in its order, then others that have a value; all of them without a form. */
export function asAsked(
  fields: readonly OwnField[],
  asked: readonly string[] | undefined,
  values: OwnValues,
): readonly OwnField[] {
  if (!asked) return fields
  const placeOf = ({ key }: OwnField) => asked.indexOf(`custom.${key}`)
  const inForm = fields.filter((field) => placeOf(field) >= 0).toSorted((a, b) => placeOf(a) - placeOf(b))
  return [...inForm, ...fields.filter((field) => placeOf(field) < 0 && !isEmpty(values[field.key]))]
}

/** Fields by their section, in the order in which the sections first come; those without one first. */
export function sectionsOf(fields: readonly OwnField[]): readonly (readonly [section: string, readonly OwnField[]])[] {
  const grouped = Map.groupBy(fields, ({ section }) => section)
  return [...grouped].toSorted(([a], [b]) => Number(a !== '') - Number(b !== ''))
}

/** What a field is called in the language of the moment. */
export const nameIn = ({ name, nameEn }: Pick<OwnField, 'name' | 'nameEn'>, locale: Locale): string =>
  locale === 'en' ? (nameEn ?? name) : name

export const isEmpty = (value: OwnValue | null | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What a form sends: values of the fields that a record of this kind has, without what is empty. */
export const sentValues = (fields: readonly OwnField[], values: OwnValues): OwnValues =>
  Object.fromEntries(
    fields.flatMap(({ key, editable }) => {
      const value = values[key]
      return editable && value !== undefined && !isEmpty(value) ? [[key, value]] : []
    }),
  )

/** What a form begins with. */
export const defaultsOf = (fields: readonly OwnField[]): OwnValues =>
  Object.fromEntries(fields.flatMap(({ key, defaultValue }) => (defaultValue === null ? [] : [[key, defaultValue]])))

/** Values under keys that no field has, from before there were fields. */
export const strays = (fields: readonly OwnField[], values: OwnValues): readonly (readonly [string, OwnValue])[] =>
  Object.entries(values).flatMap(([key, value]) =>
    value === null || isEmpty(value) || fields.some((field) => field.key === key) ? [] : [[key, value] as const],
  )

/** The module that answers for records of a kind. */
export const moduleOf = { customer: 'customers', ticket: 'tickets', order: 'orders' } as const satisfies Record<
  OwnFieldKind,
  string
>

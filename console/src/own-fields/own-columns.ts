import type { OwnField, OwnValues } from '@zhike/contract/own-fields'
import type { Locale } from '@zhike/contract/reasons'
import { createElement } from 'react'
import type { Column } from '../frame/table-props.ts'
import { nameIn } from './fields-of.ts'
import { OwnValueShown } from './own-value.tsx'

/** Own fields whose values count. */
const counted: readonly OwnField['type'][] = ['number', 'money']

/** Own fields whose values have an order. */
const ordered: readonly OwnField['type'][] = ['text', 'number', 'money', 'date']

/** Own fields as columns of a table. */
export const ownColumns = <T extends { readonly custom: OwnValues }>(
  fields: readonly OwnField[],
  locale: Locale,
): Column<T>[] =>
  fields.map((field) => ({
    key: `custom.${field.key}`,
    title: nameIn(field, locale),
    width: field.type === 'multi_choice' ? 200 : 128,
    card: 'hidden',
    ...(ordered.includes(field.type) ? { sorts: { up: `custom.${field.key}`, down: `-custom.${field.key}` } } : {}),
    ...(counted.includes(field.result ?? field.type) ? { align: 'right' } : {}),
    cell: ({ custom }) => createElement(OwnValueShown, { field, value: custom[field.key] ?? null }),
  }))

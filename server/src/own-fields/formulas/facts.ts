import type { factNames, OwnFieldKind } from '@zhike/contract/own-fields'
import type { FormulaType } from './functions.ts'

/** What formulas of a kind can use besides own fields, as `{fact.<name>}`; money in 分, days as `YYYY-MM-DD`. */
export const factTypes = {
  customer: {
    name: 'text',
    orders: 'number',
    total: 'money',
    recency_days: 'number',
    tenure_days: 'number',
    created_on: 'date',
    last_order_on: 'date',
  },
  ticket: { title: 'text', urged_times: 'number', created_on: 'date', resolved_on: 'date' },
  order: { order_no: 'text', total: 'money', refunded: 'money', ordered_on: 'date' },
} as const satisfies { [K in OwnFieldKind]: Record<(typeof factNames)[K][number], FormulaType> }

/** The facts of one record, by the names of its kind. */
export type Facts<K extends OwnFieldKind = OwnFieldKind> = Readonly<
  Record<keyof (typeof factTypes)[K] & string, string | number | null>
>

export const factPrefix = 'fact.'

export const factType = (kind: OwnFieldKind, key: string): FormulaType | undefined => {
  const types: Readonly<Record<string, FormulaType>> = factTypes[kind]
  const name = key.slice(factPrefix.length)
  return key.startsWith(factPrefix) && Object.hasOwn(types, name) ? types[name] : undefined
}

import type { Cell, Form } from './table.ts'

/** A column with how its cells are made of what the database says of it, a value of JSON. */
export interface ReadColumn {
  readonly form: Form
  readonly read: (raw: unknown) => Cell
}

/** Rows as the database gives them: JSON, a list of values for each, and how many things they are of. */
export interface RawRows {
  readonly json: string
  readonly count: number
}

const asItIs = (form: Form): ReadColumn => ({ form, read: (raw) => raw as Cell })

export const text = asItIs('text')
export const number = asItIs('number')
/** Of 分. */
export const yuan = asItIs('yuan')
/** Of milliseconds since 1970. */
export const moment = asItIs('moment')

/** A text that is made of a raw value, which is never null. */
export const textOf = <T>(read: (raw: T) => string): ReadColumn => ({
  form: 'text',
  read: (raw) => (raw === null ? null : read(raw as T)),
})

/** A code in words; one without words stays a code. */
export const coded = (words: Readonly<Record<string, string>>, prefix: string): ReadColumn =>
  textOf((code: string) => words[`${prefix}.${code}`] ?? code)

/** Several words in one cell, as an import takes them apart. */
export const several = textOf((words: readonly string[]) => words.join(';'))

import { FileRef } from '@zhike/contract/fields'
import type { Choice, OwnValue } from '@zhike/contract/own-fields'
import * as z from 'zod'
import { tidyText } from '../platform/text/tidy-text.ts'
import type { StoredField } from './own-fields.tables.ts'
import { type Fault, faults, tooEarly, tooGreat, tooLate, tooLong, tooManyDecimals, tooSmall } from './value-faults.ts'

/** As much of a field as says what its values may be. */
export type ValueRule = Pick<StoredField, 'type' | 'limits' | 'choices' | 'isUnique'>

/** A value in the form in which it is kept, null when it is empty; or why it is not taken. */
export type Formed = { readonly value: OwnValue | null } | { readonly fault: Fault }

const ok = (value: OwnValue | null): Formed => ({ value })
const no = (fault: Fault): Formed => ({ fault })

/**
 * Brings a value into the form of its field's type, or says what would be right. `kept` is what stands there now: a
 * choice that was retired meanwhile may stay. Whether a person exists is asked elsewhere. Pure.
 */
export function formValue(rule: ValueRule, value: OwnValue | null, kept?: OwnValue | null): Formed {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return ok(null)
  return forms[rule.type](rule, value, kept ?? null)
}

type Form = (rule: ValueRule, value: OwnValue, kept: OwnValue | null) => Formed

const forms: Readonly<Record<StoredField['type'], Form>> = {
  text: textForm,
  number: (rule, value) => numberForm(rule, value, rule.limits.decimals ?? 6),
  money: (rule, value) => (Number.isSafeInteger(value) ? numberForm(rule, value, 0) : no(faults.money)),
  date: dateForm,
  choice: (rule, value, kept) =>
    typeof value === 'string' && isOffered(rule.choices, value, [kept]) ? ok(value) : no(faults.choice),
  multi_choice: manyForm,
  person: (_, value) => {
    const id = z.uuid().toLowerCase().safeParse(value)
    return id.success ? ok(id.data) : no(faults.person)
  },
  file: (_, value) => {
    const file = FileRef.safeParse(value)
    return file.success ? ok(file.data) : no(faults.file)
  },
  formula: () => no(faults.computed),
}

const defaultLength = 200
// a tab and a line break are the only ones of their kind that people write
const unwritable = /[\p{Cc}--[\t\n]]/gv

function textForm({ limits, isUnique }: ValueRule, value: OwnValue): Formed {
  if (typeof value !== 'string') return no(faults.text)
  const text = value.toWellFormed().replace(/\r\n?/g, '\n').replace(unwritable, '').trim()
  const kept = isUnique ? tidyText(text) : limits.lines === 'many' ? text : text.replace(/\s*\n\s*/g, ' ')
  if (kept === '') return ok(null)
  const most = limits.maxLength ?? defaultLength
  return lengthOf(kept) > most ? no(tooLong(most)) : ok(kept)
}

/** Characters as people count them, near enough: an emoji is one. */
const lengthOf = (text: string) => Array.from(text).length

function numberForm(rule: ValueRule, value: OwnValue, decimals: number): Formed {
  const { min = -1e12, max = 1e12 } = rule.limits
  if (typeof value !== 'number' || !Number.isFinite(value)) return no(faults.number)
  if (Number(value.toFixed(decimals)) !== value) return no(tooManyDecimals(decimals))
  if (value < min) return no(tooSmall(rule, min))
  if (value > max) return no(tooGreat(rule, max))
  return ok(value === 0 ? 0 : value)
}

function dateForm({ limits }: ValueRule, value: OwnValue): Formed {
  const { from = '1000-01-01', to = '9999-12-31' } = limits
  if (!z.iso.date().safeParse(value).success) return no(faults.date)
  const day = String(value)
  if (day < from) return no(tooEarly(from))
  return day > to ? no(tooLate(to)) : ok(day)
}

function manyForm({ choices }: ValueRule, value: OwnValue, kept: OwnValue | null): Formed {
  const before = Array.isArray(kept) ? kept : []
  if (!Array.isArray(value) || !value.every((code) => isOffered(choices, code, before))) return no(faults.multi_choice)
  // in the order of the choices, so that the same choice is the same value
  const chosen = new Set(value)
  return ok(choices.map(({ code }) => code).filter((code) => chosen.has(code)))
}

const isOffered = (choices: readonly Choice[], code: string, kept: readonly (OwnValue | null)[]) =>
  choices.some((choice) => choice.code === code && (!choice.retired || kept.includes(code)))

/** The form in which values that must be unique are compared; the migrations have the same in SQL. */
export const uniqueForm = (value: OwnValue): string =>
  tidyText(String(value)).replace(/[A-Z]/g, (letter) => letter.toLowerCase())

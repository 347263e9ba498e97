import type { OwnFieldKind, OwnValue, OwnValues } from '@zhike/contract/own-fields'
import type { Actor } from '../platform/actor.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { FieldBook } from './field-books.ts'
import { evaluate, type FormulaValue } from './formulas/evaluating.ts'
import { type Facts, factPrefix } from './formulas/facts.ts'
import { parsed, usedBy } from './formulas/formulas.ts'
import type { StoredField } from './own-fields.tables.ts'
import { isFor, maySee } from './visibility.ts'

/** What own values are shown of. */
export interface Shown {
  readonly custom: OwnValues
  readonly is?: string
  /** What formulas can use; asked only when there is one. */
  readonly facts: () => Facts
}

/**
 * The values that the actor may see, with what formulas give: without those of retired fields and of fields that are
 * hidden from the actor's role, and without a formula that uses one of these. Values under a key that no field ever had
 * stay readable. Pure.
 */
export function showOwnValues(
  { actor, now }: Pick<Ctx, 'actor' | 'now'>,
  book: FieldBook,
  { custom, is, facts }: Shown,
): OwnValues {
  const byKey = new Map(book.fields.map((field) => [field.key, field]))
  const shown: OwnValues = {}
  for (const [key, value] of Object.entries(custom)) {
    const field = byKey.get(key)
    if (field ? maySee(actor, field) && isFor(field, is) : !book.retired.has(key)) shown[key] = value
  }
  const formulas = book.fields.filter((field) => isVisibleFormula(actor, field, byKey) && isFor(field, is))
  if (formulas.length === 0) return shown
  const work = working(byKey, custom, facts(), companyDay(now))
  for (const field of formulas) {
    const result = work(field.key)
    if (result !== null && typeof result !== 'boolean') shown[field.key] = rounded(field, result)
  }
  return shown
}

/** The fields whose values the actor may see, in order. */
export function visibleFields(actor: Actor, { fields }: FieldBook): readonly StoredField[] {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  return fields.filter((field) =>
    field.formula === null ? maySee(actor, field) : isVisibleFormula(actor, field, byKey),
  )
}

/** Whether the actor may see what a formula gives: only with everything that it is made of. */
export function isVisibleFormula(actor: Actor, field: StoredField, byKey: ReadonlyMap<string, StoredField>): boolean {
  if (field.formula === null || !maySee(actor, field)) return false
  return usedBy(field.formula).every((key) => {
    if (key.startsWith(factPrefix)) return true
    const used = byKey.get(key)
    if (!used) return false
    return used.formula === null ? maySee(actor, used) : isVisibleFormula(actor, used, byKey)
  })
}

function working(
  byKey: ReadonlyMap<string, StoredField>,
  custom: OwnValues,
  facts: Facts<OwnFieldKind>,
  today: string,
) {
  const found = new Map<string, FormulaValue>()
  const valueAt = (key: string): FormulaValue => {
    if (key.startsWith(factPrefix)) return facts[key.slice(factPrefix.length) as keyof typeof facts] ?? null
    const known = found.get(key)
    if (known !== undefined) return known
    const field = byKey.get(key)
    const value = !field
      ? null
      : field.formula === null
        ? plain(field, custom[key] ?? null)
        : evaluate(parsed(field.formula), valueAt, today)
    found.set(key, value)
    return value
  }
  return valueAt
}

/** A value as formulas read it: of choices their names. */
function plain({ choices, type }: StoredField, value: OwnValue | null): FormulaValue {
  if (Array.isArray(value)) return value.map((code) => nameOf(choices, code)).join('、')
  // a file is no value that can be worked with
  if (typeof value === 'object') return null
  return type === 'choice' && typeof value === 'string' ? nameOf(choices, value) : value
}

const nameOf = (choices: StoredField['choices'], code: string) => choices.find((one) => one.code === code)?.name ?? code

function rounded({ result, limits }: StoredField, value: number | string): OwnValue {
  if (typeof value === 'string') return value
  return result === 'money' ? Math.round(value) : Number(value.toFixed(limits.decimals ?? 6))
}

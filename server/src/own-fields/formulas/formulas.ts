import type { StoredField } from '../own-fields.tables.ts'
import { fieldsIn, typeOfNode } from './checking.ts'
import { factType } from './facts.ts'
import { wrong } from './fault.ts'
import type { FormulaType } from './functions.ts'
import { type Node, parseFormula } from './parsing.ts'

type Typed = Pick<StoredField, 'kind' | 'key' | 'type' | 'result' | 'formula'>

/** The fields whose values a formula uses. */
export const usedBy = (formula: string): string[] => fieldsIn(parsed(formula))

/**
 * What a formula gives. Throws a FormulaFault where it cannot be read, where types do not go together, and where it
 * would go round in a circle by the field `key` that it belongs to.
 */
export function resultOf(formula: string, { kind, key }: Pick<Typed, 'kind' | 'key'>, fields: readonly Typed[]) {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const node = parseFormula(formula)
  const result = typeOfNode(node, (used) => factType(kind, used) ?? typeOfField(byKey.get(used), used === key))
  if (reaches(fieldsIn(node), key, byKey))
    return wrong(0, { 'zh-CN': '公式绕回到了自己', en: 'the formula comes back to itself' })
  return result === 'truth'
    ? wrong(0, {
        'zh-CN': '结果要是文字、数字、金额或日期，用 如果(…) 说明',
        en: 'the result must be a text, number, money or date; use if(…)',
      })
    : result
}

function typeOfField(field: Typed | undefined, isItself: boolean): FormulaType | undefined {
  // what it gives itself nobody knows yet; the circle is told below
  if (isItself) return 'number'
  if (!field || field.type === 'person' || field.type === 'file') return undefined
  if (field.type === 'formula') return field.result ?? undefined
  return field.type === 'choice' || field.type === 'multi_choice' ? 'text' : field.type
}

function reaches(
  used: readonly string[],
  key: string,
  byKey: ReadonlyMap<string, Typed>,
  seen = new Set<string>(),
): boolean {
  return used.some((one) => {
    if (one === key) return true
    const formula = byKey.get(one)?.formula
    if (typeof formula !== 'string' || seen.has(one)) return false
    seen.add(one)
    return reaches(usedBy(formula), key, byKey, seen)
  })
}

const kept = new Map<string, Node>()
const mostKept = 1000

/** A formula that was checked before, read once. */
export function parsed(formula: string): Node {
  const known = kept.get(formula)
  if (known) return known
  const node = parseFormula(formula)
  if (kept.size >= mostKept) kept.clear()
  kept.set(formula, node)
  return node
}

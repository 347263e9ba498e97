import type { Line } from '@zhike/contract/orders'
import { fenOf } from '../frame/yuan.ts'

/** A line whose price is known, as whoever types it in knows it. */
type PricedLine = Line & { readonly unitFen: number }

/** A line as it is being typed. */
export interface LineDraft {
  readonly key: number
  readonly name: string
  readonly sku: string
  readonly quantity: number
  readonly unit: string
}

export const emptyLine = (key: number): LineDraft => ({ key, name: '', sku: '', quantity: 1, unit: '' })

/** The line, or undefined while it is not whole. Without a SKU the name stands for it. */
export function lineOf({ name, sku, quantity, unit }: LineDraft): PricedLine | undefined {
  const unitFen = fenOf(unit)
  const words = name.trim()
  if (words === '' || unitFen === undefined || quantity < 1) return undefined
  return { sku: sku.trim() || words.slice(0, 64), name: words, quantity, unitFen }
}

/** Whether nothing was typed: such a line is left out. */
export const isBlank = ({ name, unit }: LineDraft) => name.trim() === '' && unit.trim() === ''

/** What the lines come to, in 分; what is not whole yet counts nothing. */
export const sumOf = (lines: readonly LineDraft[]): number =>
  lines.reduce((sum, draft) => {
    const line = lineOf(draft)
    return sum + (line ? line.quantity * line.unitFen : 0)
  }, 0)

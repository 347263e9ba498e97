import type { ExportKind } from '@zhike/contract/exports'
import { exportColumns } from '@zhike/contract/exports/columns'
import type { Locale } from '@zhike/contract/reasons'

/** What a column is called: in Chinese as it is headed, in English its code as words. */
export function columnName(kind: ExportKind, column: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = exportColumns[kind]
  if (locale === 'zh-CN') return words[column] ?? column
  const spoken = column.replaceAll('_', ' ')
  return spoken.charAt(0).toUpperCase() + spoken.slice(1)
}

/** A list with one of its items moved to another place. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return items
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}

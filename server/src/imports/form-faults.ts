import { AppError } from '../platform/errors.ts'
import type { Fault } from './faults.ts'

/** What was said in the reader's language already. */
export const spoken = (column: string, text: string): Fault => ({ column, text: { 'zh-CN': text, en: text } })

/** What an operation makes of a row, or the fault for which it refuses it. */
export function refusalOf<T>(columnOf: (path: readonly string[]) => string, read: () => T): T | Fault {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [path = 'name', text = ''] = Object.entries(error.details.fields ?? {})[0] ?? []
    return spoken(columnOf(path.split('.')), text)
  }
}

import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { Reason } from '@zhike/contract/reasons'
import { AppError, fail } from '../platform/errors.ts'
import type { RawRow } from '../platform/tables/csv-splitting.ts'
import { isBlank } from './rows.ts'
import { openTable, type TableChoice } from './tables.ts'

/** The beginning of a table. */
export interface Look {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[]
  readonly sheet: string | null
  /** The first rows in which something stands. */
  readonly rows: readonly (RawRow & { readonly number: number })[]
  /** Whether there are more of them. */
  readonly more: boolean
}

const rowsLooked = 220
/** Empty rows beyond which a table counts as empty. */
const mostRows = 5_000
const mostMs = 20_000

/** Looks at the beginning of a table: a workbook in a thread of its own, with little memory and not for long. */
export const lookInto = (choice: TableChoice, bytes: Readable): Promise<Look> =>
  choice.format === 'csv' ? lookHere(choice, bytes) : lookApart(choice, bytes)

export async function lookHere(choice: TableChoice, bytes: Readable): Promise<Look> {
  try {
    const table = await openTable(choice, bytes)
    const rows: (RawRow & { number: number })[] = []
    let seen = 0
    for await (const some of table.rows) {
      for (const row of some) if (rows.length <= rowsLooked && !isBlank(row.cells)) rows.push(row)
      seen += some.length
      if (rows.length > rowsLooked || seen > mostRows) break
    }
    const sheets = table.sheets.map(({ name, isHidden }) => ({ name, isHidden }))
    return { sheets, sheet: table.sheet, rows: rows.slice(0, rowsLooked), more: rows.length > rowsLooked }
  } finally {
    bytes.destroy()
  }
}

/** What the thread answers. */
export type LookAnswer = { readonly look: Look } | { readonly refused: Reason }

async function lookApart(choice: TableChoice, bytes: Readable): Promise<Look> {
  const thread = new Worker(new URL('./looking-thread.ts', import.meta.url), {
    workerData: choice,
    stdin: true,
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 },
  })
  try {
    const answer = await new Promise<LookAnswer>((resolve, reject) => {
      const late = setTimeout(() => reject(new AppError('import.bomb')), mostMs)
      thread.once('message', (given: LookAnswer) => resolve(given))
      // a thread that ran out of memory was given something that no spreadsheet is
      thread.once('error', (error) =>
        reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('import.bomb') : error),
      )
      thread.once('exit', () => {
        clearTimeout(late)
        reject(new AppError('import.unreadable'))
      })
      if (thread.stdin) pipeline(bytes, thread.stdin, () => undefined)
    })
    return 'look' in answer ? answer.look : fail(answer.refused)
  } finally {
    bytes.destroy()
    await thread.terminate()
  }
}

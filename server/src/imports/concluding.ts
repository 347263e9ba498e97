import { Readable } from 'node:stream'
import type { Import } from '@zhike/contract/imports'
import type { Reason } from '@zhike/contract/reasons'
import { open } from '../platform/crypto/sealing.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import { xlsxOf } from '../platform/tables/xlsx.ts'
import { countsOf } from './answers.ts'
import { cellsOfLines, errorColumns, errorHeading, errorTitle } from './error-lines.ts'
import { findImport } from './imports.queries.ts'
import type { StoredImport } from './imports.tables.ts'
import { countErrors, findErrorsAfter, finish } from './running.queries.ts'
import { headingsOf } from './stored-headings.ts'

interface End {
  readonly status: Extract<Import['status'], 'done' | 'failed' | 'cancelled'>
  readonly failure: Reason | null
  readonly now: Date
}

/** What binds an entry of failed rows to its place. */
export const errorContext = (importId: string, firstRow: number) => `import_errors:${importId}:${firstRow}`

/** Ends an import: its failed rows become a file, and whoever gave it hears of the end. */
export async function concludeImport(background: Background, job: StoredImport, end: End): Promise<void> {
  const errorsKey = await keepErrorFile(background, job)
  await background.inSystem(async (ctx) => {
    const ended = await finish(ctx.db, job.id, { ...end, errorsKey })
    if (!ended) return
    const { id, kind, status, createdById } = ended
    await emitForCompany(
      { ...ctx, now: end.now },
      {
        type: 'import.finished',
        subject: { type: 'import', id },
        data: {
          kind,
          status,
          counts: countsOf(ended),
        },
      },
      createdById === null ? [] : [createdById],
    )
  })
}

/** The same for one that was cancelled while somebody worked on it; does nothing if it was not. */
export async function concludeCancelled(background: Background, id: string, now: Date): Promise<void> {
  const job = await background.inSystem((ctx) => findImport(ctx.db, id))
  if (job?.status === 'cancelled') await concludeImport(background, job, { status: 'cancelled', failure: null, now })
}

async function keepErrorFile(background: Background, job: StoredImport): Promise<string | null> {
  const rows = await background.inSystem((ctx) => countErrors(ctx.db, job.id))
  if (rows === 0) return null
  const file = job.format === 'xlsx' ? await errorWorkbook(background, job) : Readable.from(errorFile(background, job))
  const { key } = await background.tools.files.put(file)
  return key
}

/** Failed rows in the format in which the file came: who mends them works on in the same spreadsheet. */
async function errorWorkbook(background: Background, job: StoredImport): Promise<Readable> {
  const { names } = await headingsOf(background.tools, job)
  const columns = errorColumns(names, job.locale).map((heading) => ({ heading, form: 'text' as const }))
  return xlsxOf(columns, errorRows(background, job, columns.length), { title: errorTitle[job.locale] })
}

async function* errorRows(background: Background, job: StoredImport, width: number) {
  for await (const lines of errorEntries(background, job))
    yield cellsOfLines(lines).map((cells) => cells.slice(0, width))
}

/** The file of failed rows, an entry at a time. */
async function* errorFile(background: Background, job: StoredImport): AsyncGenerator<Buffer> {
  yield Buffer.from(errorHeading((await headingsOf(background.tools, job)).names, job.locale))
  for await (const lines of errorEntries(background, job)) yield Buffer.from(lines)
}

async function* errorEntries(background: Background, job: StoredImport): AsyncGenerator<string> {
  let from = -1
  for (;;) {
    const entry = await background.inSystem((ctx) => findErrorsAfter(ctx.db, job.id, from))
    if (!entry) return
    yield open(background.tools.keys, entry.linesSealed, errorContext(job.id, entry.firstRow))
    from = entry.firstRow
  }
}

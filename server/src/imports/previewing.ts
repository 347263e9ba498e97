import type { Input } from '@zhike/contract/endpoint'
import { type ImportPreview, type imports, requiredColumns } from '@zhike/contract/imports'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type Chosen, chooseTable, type GivenFile, rowsBelow, takeFile } from './choosing.ts'
import { gatheringOf, judge } from './chunks.ts'
import { type ImportKind, joints, type Mapping, readColumns } from './columns.ts'
import { kindOfRow, type WrittenKind } from './customer-kinds.ts'
import { countEitherDays, dayOrderOf, understoodDays } from './day-orders.ts'
import type { Fault } from './faults.ts'
import type { GatheringJob } from './gathering.ts'
import { guessByCells } from './guessing.ts'
import { ownColumns } from './own-columns.ts'
import { requireKind } from './rights.ts'
import type { Row } from './rows.ts'
import { kindOf } from './storing.ts'
import { insertUpload } from './uploads.queries.ts'

const samples = 3
const longestShown = 200

/** Looks into a file without writing any of it; the file is kept for a day, so that it need not be sent again. */
export async function previewImport(ctx: Ctx, input: Input<typeof imports.preview>): Promise<ImportPreview> {
  requireKind(ctx, input.kind)
  const file = await takeFile(ctx, input.upload)
  const chosen = await chooseTable(ctx, file, input)
  const { headings, look, mapping: named } = chosen
  const cells = rowsBelow(chosen).map((row) => row.cells)
  const guessed = input.mapping === undefined ? guessByCells(input.kind, headings.names, named, cells, ctx.now) : {}
  const mapping = { ...named, ...guessed }
  const { missing, repeated } = standing(input.kind, mapping)
  const known = { ...chosen, mapping }
  const dayOrder = dayOrderOf(known, input.dayOrder)
  const judged =
    missing.length + repeated.length > 0 ? undefined : await judgeRows(ctx, { ...input, dayOrder }, chosen, mapping)
  const days = understoodDays(known, dayOrder, ctx.now)
  const rows = rowsBelow(chosen).map(({ number, cells: shown }, at) => ({
    number,
    cells: headings.names.map((_, column) => (shown[column] ?? '').slice(0, longestShown)),
    days: days[at] ?? [],
    outcome: judged?.[at]?.outcome ?? null,
    problem: judged?.[at]?.problem ?? null,
    kind: judged?.[at]?.kind ?? null,
  }))
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
  const { fileName, fileBytes, format } = file
  return {
    upload: file.upload ?? (await keepUpload(ctx, file)),
    fileName,
    fileBytes,
    format,
    sheets: [...look.sheets],
    sheet: look.sheet,
    headingRow: headings.row,
    columns: headings.names.map((name, at) => ({
      name,
      samples: cells.flatMap((row) => row[at]?.trim().slice(0, longestShown) || []).slice(0, samples),
      column: mapping[name] ?? '',
      confidence: guessed[name] ? 'likely' : mapping[name] ? 'sure' : null,
    })),
    ownColumns: ownColumns(chosen.own),
    eitherDays: countEitherDays(known),
    dayOrder,
    missing,
    repeated,
    rows,
    counts: {
      looked: rows.length,
      created: count('created'),
      updated: count('updated'),
      skipped: count('skipped'),
      failed: count('failed'),
      leftOut: count('left_out'),
    },
    more: look.more,
  }
}

function standing(kind: ImportKind, mapping: Mapping): { missing: string[]; repeated: string[] } {
  const columns = Object.values(mapping).filter((column) => column !== '')
  return {
    missing: requiredColumns[kind].filter((column) => !columns.includes(column)),
    repeated: [...new Set(columns.filter((column, at) => columns.indexOf(column) !== at && !(column in joints)))],
  }
}

interface Judged {
  readonly outcome: ImportPreview['rows'][number]['outcome']
  readonly problem: ImportPreview['rows'][number]['problem']
  readonly kind: WrittenKind | null
}

/** What would become of the rows if they were imported now, one after the other. */
async function judgeRows(
  ctx: Ctx,
  { kind, onDuplicate, dayOrder }: Pick<GatheringJob, 'kind' | 'onDuplicate' | 'dayOrder'>,
  chosen: Chosen,
  mapping: Mapping,
): Promise<Judged[]> {
  const { headings } = chosen
  const columns = readColumns(kind, headings.names, mapping)
  const gathering = gatheringOf(
    { now: ctx.now, locale: ctx.locale, tools: { keys: ctx.tools.keys }, kind, onDuplicate, own: chosen.own, dayOrder },
    columns,
  )
  const rows = rowsBelow(chosen)
  for (const row of rows) gathering.add(row)
  const gathered = gathering.close()
  const { succeeded, failed } = judge(gathered, await kindOf(kind).ask(ctx, gathered.question))
  const kindAs = (row: Row) => (kind === 'customers' ? kindOfRow(columns, row) : null)
  const became = new Map<number, Judged>(
    succeeded.map(({ row, outcome }) => [
      row.number,
      { outcome, problem: null, kind: outcome === 'created' ? kindAs(row) : null },
    ]),
  )
  const named = Object.entries(mapping)
  // what is wrong with the row as a whole is in no column, least of all in one that is left out
  const nameOf = ({ column }: Fault) => (column === '' ? '' : (named.find(([, to]) => to === column)?.[0] ?? ''))
  for (const { row, fault } of failed)
    became.set(row.number, {
      outcome: fault.leftOut ? 'left_out' : 'failed',
      problem: { name: nameOf(fault), text: fault.text[ctx.locale] },
      kind: null,
    })
  return rows.map(({ number }) => became.get(number) ?? { outcome: null, problem: null, kind: null })
}

async function keepUpload(ctx: Ctx, { fileKey, fileName, fileBytes, format }: GivenFile): Promise<string> {
  const id = uuidv7(ctx.now)
  await insertUpload(ctx.db, {
    id,
    fileKey,
    fileName,
    fileBytes,
    format,
    createdById: ctx.actor.id,
    createdAt: ctx.now,
  })
  return id
}

import { hash } from 'node:crypto'
import type { OwnCells } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { workbookType } from '../platform/files/sniffing.ts'
import { tidyHeading } from './column-words.ts'
import { type ImportKind, type Mapping, resolveMapping } from './columns.ts'
import { kindNamed } from './customer-kinds.ts'
import { findHeadings, type Headings } from './headings.ts'
import { type Look, lookInto } from './looking.ts'
import { ownCellsOf } from './own-columns.ts'
import { type Format, largestWorkbook } from './tables.ts'
import { findShape, findUpload } from './uploads.queries.ts'

/** A file that came with the request, or that was sent before. */
export interface GivenFile {
  /** The id under which it was kept; undefined for one that came just now. */
  readonly upload: string | undefined
  readonly fileKey: string
  readonly fileName: string
  readonly fileBytes: number
  readonly format: Format
}

/** The file that is meant. Throws `file.missing`, `file.too_large` for a workbook, and `import.upload_gone`. */
export async function takeFile(ctx: Ctx, upload: string | undefined): Promise<GivenFile> {
  if (upload !== undefined) {
    const kept = (await findUpload(ctx.db, upload, ctx.actor.id)) ?? fail('import.upload_gone')
    return { ...kept, upload }
  }
  const sent = ctx.uploads[0] ?? fail('file.missing')
  const format = sent.mediaType === workbookType ? 'xlsx' : 'csv'
  if (format === 'xlsx' && sent.bytes > largestWorkbook) fail('file.too_large')
  return { upload: undefined, fileKey: sent.key, fileName: sent.name, fileBytes: sent.bytes, format }
}

/** What a file was found to hold. */
export interface Chosen {
  readonly look: Look
  readonly headings: Headings
  readonly mapping: Mapping
  readonly own: OwnCells
  /** By which its columns are remembered. */
  readonly shape: string
}

interface Wish {
  readonly kind: ImportKind
  readonly sheet?: string | undefined
  readonly mapping?: Mapping | undefined
}

/** Looks into a file and says which column is what. Throws `import.empty`, and what cannot be read or mapped. */
export async function chooseTable(ctx: Ctx, file: GivenFile, { kind, sheet, mapping = {} }: Wish): Promise<Chosen> {
  const bytes = await ctx.tools.files.read(file.fileKey)
  const look = await lookInto({ format: file.format, sheet: sheet ?? null }, bytes)
  const headings = findHeadings(kind, look.rows, Object.keys(mapping))
  const shape = hash('sha256', JSON.stringify(headings.names.map(tidyHeading)))
  const remembered = headings.row === 0 ? undefined : await findShape(ctx.db, kind, shape)
  const own = await ownCellsOf(ctx, kind)
  const resolved = resolveMapping(kind, headings.names, mapping, remembered, own)
  const below = look.rows.filter(({ number }) => number > headings.row)
  return {
    look,
    headings,
    shape,
    own,
    mapping: { ...resolved, ...levelsAsTags(headings.names, resolved, mapping, below) },
  }
}

/** Sales areas, which are larger than any region. */
const area = /^(?:华东|华南|华北|华中|华西|东北|西北|西南|东区|南区|西区|北区|海外)/

/** Where most cells say something else than their column should: 客户类型 that holds levels, 区域 that holds sales areas. */
const levels: Readonly<Record<string, (cell: string) => boolean>> = {
  kind: (cell) => kindNamed(cell) === undefined,
  region: (cell) => area.test(cell),
}

/** Columns that hold levels are tags, unless somebody said what they are. */
function levelsAsTags(names: readonly string[], resolved: Mapping, given: Mapping, rows: Look['rows']): Mapping {
  return Object.fromEntries(
    names.flatMap((name, at) => {
      const isLevel = Object.hasOwn(given, name) ? undefined : levels[resolved[name] ?? '']
      const cells = rows.map(({ cells: row }) => row[at]?.trim() ?? '').filter((cell) => cell !== '')
      return isLevel && cells.filter(isLevel).length > cells.length / 2 ? [[name, 'tags']] : []
    }),
  )
}

/** The rows below the headings. */
export const rowsBelow = ({ look, headings }: Chosen) => look.rows.filter(({ number }) => number > headings.row)

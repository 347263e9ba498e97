import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { rowsXml, sheetEnd, sheetStart } from './sheet-xml.ts'
import type { Column, Rows } from './table.ts'
import { contentTypes, packageRelations, styles, workbook, workbookRelations } from './workbook-parts.ts'

/** Rows that a sheet holds below its headings. */
const sheetRows = 1_048_575

export interface XlsxOptions {
  /** What the sheet is called: letters, digits and spaces, 25 at most. */
  readonly title: string
  /** Rows of a sheet; what is more goes on to further ones. */
  readonly sheetRows?: number
}

/**
 * A table as an XLSX workbook, of which no more than a few rows are ever in memory. Texts are written as texts, so no
 * formula can arise; amounts and moments as numbers with their format.
 */
export function xlsxOf(columns: readonly Column[], batches: AsyncIterable<Rows>, options: XlsxOptions): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  const supply = supplyOf(batches)
  let sheets = 0
  const addSheet = () => {
    const name = `xl/worksheets/sheet${++sheets}.xml`
    const xml = Readable.from(sheetOf(columns, supply, options.sheetRows ?? sheetRows), { objectMode: false })
    // its own end comes before the archive asks for the next entry
    xml.on('end', () => (supply.isOver() ? close() : addSheet()))
    // the archive does not listen to what it reads
    xml.on('error', (error) => output.destroy(error))
    zip.addReadStream(xml, name, { compressionLevel: 6 })
  }
  const close = () => {
    zip.addBuffer(Buffer.from(workbook(options.title, sheets)), 'xl/workbook.xml')
    zip.addBuffer(Buffer.from(workbookRelations(sheets)), 'xl/_rels/workbook.xml.rels')
    zip.end()
  }
  zip.addBuffer(Buffer.from(contentTypes), '[Content_Types].xml')
  zip.addBuffer(Buffer.from(packageRelations), '_rels/.rels')
  zip.addBuffer(Buffer.from(styles), 'xl/styles.xml')
  addSheet()
  return output
}

/** Rows from which sheets take what they have room for. */
interface Supply {
  /** At least one row and `most` at most; undefined when there are no more. */
  take(most: number): Promise<Rows | undefined>
  isOver(): boolean
}

function supplyOf(batches: AsyncIterable<Rows>): Supply {
  const source = batches[Symbol.asyncIterator]()
  let held: Rows = []
  let over = false
  const fill = async () => {
    while (held.length === 0 && !over) {
      const { done, value } = await source.next()
      if (done) over = true
      else held = value
    }
  }
  return {
    take: async (most) => {
      await fill()
      if (held.length === 0) return undefined
      const taken = held.slice(0, most)
      held = held.slice(most)
      // whoever asks whether it is over must not have to wait
      await fill()
      return taken
    },
    isOver: () => over && held.length === 0,
  }
}

async function* sheetOf(columns: readonly Column[], supply: Supply, most: number): AsyncGenerator<Buffer> {
  yield Buffer.from(sheetStart(columns))
  let row = 2
  for (;;) {
    const rows = row - 2 < most ? await supply.take(most - (row - 2)) : undefined
    if (!rows) break
    yield Buffer.from(rowsXml(columns, rows, row))
    row += rows.length
  }
  yield Buffer.from(sheetEnd)
}

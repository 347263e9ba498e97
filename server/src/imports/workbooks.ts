import { fail } from '../platform/errors.ts'
import { dateStyles } from './cell-styles.ts'
import { type SharedStrings, sharedStrings } from './shared-strings.ts'
import { hearXml } from './xml-reading.ts'
import { openZip, type ZipParts } from './zip-parts.ts'

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly part: string
}

/** An XLSX file whose sheets can be read. */
export interface Workbook {
  readonly parts: ZipParts
  readonly sheets: readonly Sheet[]
  /** Whether days are counted from 1904, as old spreadsheets of the Macintosh do. */
  readonly from1904: boolean
  /** Numbers of cell styles that show a day, a time or both. */
  readonly dates: ReadonlySet<number>
  readonly strings: SharedStrings
}

const mostSheets = 500

/** Opens a workbook. Throws `import.unreadable` for anything else, and `import.bomb` for what was made to burst. */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const parts = await openZip(bytes)
  const book = await readBook(parts)
  const strings = sharedStrings()
  await readShared(parts, strings)
  return { parts, ...book, dates: await dateStyles(parts), strings }
}

async function readBook(parts: ZipParts): Promise<Pick<Workbook, 'sheets' | 'from1904'>> {
  const listed: { name: string; isHidden: boolean; relation: string }[] = []
  let from1904 = false
  await hearXml(await parts.open('xl/workbook.xml'), {
    open: (tag, given) => {
      if (tag === 'workbookPr') from1904 = given.date1904 === '1' || given.date1904 === 'true'
      if (tag !== 'sheet') return
      const isHidden = given.state === 'hidden' || given.state === 'veryHidden'
      listed.push({ name: (given.name ?? '').slice(0, 100), isHidden, relation: given['r:id'] ?? '' })
      if (listed.length > mostSheets) fail('import.bomb')
    },
  })
  const places = await readPlaces(parts)
  const sheets = listed.flatMap(({ relation, ...sheet }) => {
    const part = places.get(relation)
    return part !== undefined && parts.has(part) ? [{ ...sheet, part }] : []
  })
  return { sheets: sheets.length > 0 ? sheets : fail('import.unreadable'), from1904 }
}

/** Which part a relation of the workbook names; what lies outside of the file is not looked at. */
async function readPlaces(parts: ZipParts): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>()
  await hearXml(await parts.open('xl/_rels/workbook.xml.rels'), {
    open: (tag, { Id = '', Target = '', TargetMode }) => {
      if (tag !== 'Relationship' || TargetMode === 'External') return
      places.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  return places
}

async function readShared(parts: ZipParts, strings: SharedStrings): Promise<void> {
  if (!parts.has('xl/sharedStrings.xml')) return
  let text = ''
  // phonetic readings stand beside the text and are no part of it
  let [inText, inPhonetic] = [false, false]
  await hearXml(await parts.open('xl/sharedStrings.xml'), {
    open: (tag) => {
      if (tag === 'si') text = ''
      else if (tag === 't') inText = !inPhonetic
      else if (tag === 'rPh') inPhonetic = true
    },
    text: (piece) => {
      if (inText && text.length < 40_000) text += piece
    },
    close: (tag) => {
      if (tag === 't') inText = false
      else if (tag === 'rPh') inPhonetic = false
      else if (tag === 'si') strings.add(text)
    },
  })
}

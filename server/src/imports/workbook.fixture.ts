import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a zip file as a test wants it, true or not. */
export interface ZipEntry {
  readonly name: string
  readonly content: string | Buffer
  /** The unpacked size that the file claims. */
  readonly claimed?: number
}

/** A zip file of these entries. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const listed: Buffer[] = []
  let offset = 0
  for (const { name, content, claimed } of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const file = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(claimed ?? bytes.length, 18)
    facts.writeUInt16LE(file.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, file, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    listed.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), facts, place, file]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(listed)
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(Math.min(entries.length, 65_534), 8)
  end.writeUInt16LE(Math.min(entries.length, 65_534), 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

/** What stands in a cell: a text, a number, or a day as its number with style 1. */
export type GivenCell = string | number | { readonly day: number } | null

interface GivenSheet {
  readonly name?: string
  readonly state?: string
  /** Such as `A2:A4`. */
  readonly merged?: readonly string[]
  readonly rows: readonly (readonly GivenCell[])[]
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letterOf = (at: number): string => String.fromCharCode(65 + at)

/** The parts of an XLSX file as Excel writes it, with shared texts. */
export function workbookParts(sheets: readonly GivenSheet[], settings = ''): ZipEntry[] {
  const texts: string[] = []
  const cellXml = (cell: GivenCell, place: string) => {
    if (cell === null) return ''
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
    if (typeof cell === 'object') return `<c r="${place}" s="1"><v>${cell.day}</v></c>`
    return `<c r="${place}" t="s"><v>${texts.push(cell) - 1}</v></c>`
  }
  const parts = sheets.map(({ rows, merged = [] }, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
      .map(
        (row, y) => `<row r="${y + 1}">${row.map((cell, x) => cellXml(cell, `${letterOf(x)}${y + 1}`)).join('')}</row>`,
      )
      .join(
        '',
      )}</sheetData><mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`,
  }))
  const list = sheets.map(
    ({ name = '表', state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="r${at + 1}"/>`,
  )
  const relations = sheets.map((_, at) => `<Relationship Id="r${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr ${settings}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${relations.join('')}</Relationships>` },
    {
      name: 'xl/styles.xml',
      content:
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    },
    ...parts,
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    },
  ]
}

export const workbook = (sheets: readonly GivenSheet[], settings?: string): Buffer =>
  zipOf(workbookParts(sheets, settings))

/** A workbook as a browser sends it. */
export const xlsxFile = (bytes: Buffer, name = '客户.xlsx'): File => new File([new Uint8Array(bytes)], name)

// The parts of a workbook beside its sheets, as ECMA-376 names them.

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The beginning of a sheet, whose rows follow. */
export const worksheetStart = `${declaration}<worksheet xmlns="${main}">`

/** Comes first, when nobody knows yet how many sheets there will be: whatever has no kind of its own is a sheet. */
export const contentTypes = `${declaration}<Types xmlns="${packages}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="${spreadsheet}.worksheet+xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`

export const packageRelations = relations(['officeDocument', 'xl/workbook.xml'])

/** Places in the list of cell formats. */
export const formats = { heading: 1, yuan: 2, moment: 3, quoted: 4 } as const

/** Two decimals with thousands; date and time; a text that a spreadsheet must go on taking for one when it is edited. */
export const styles = `${declaration}<styleSheet xmlns="${main}">\
<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00"/>\
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf/></cellStyleXfs>\
<cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/>\
<xf numFmtId="165" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs></styleSheet>`

const numbered = (sheets: number) => Array.from({ length: sheets }, (_, at) => at + 1)

/** Names so many sheets: the title, then the title with 2, 3 … */
export const workbook = (title: string, sheets: number) =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbered(sheets)
    .map((n) => `<sheet name="${title}${n === 1 ? '' : ` ${n}`}" sheetId="${n}" r:id="rId${n}"/>`)
    .join('')}</sheets></workbook>`

export const workbookRelations = (sheets: number) =>
  relations(...numbered(sheets).map((n) => ['worksheet', `worksheets/sheet${n}.xml`] as const), [
    'styles',
    'styles.xml',
  ])

function relations(...parts: readonly (readonly [type: string, target: string])[]): string {
  const each = parts.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`
}

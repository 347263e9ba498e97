import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A paragraph of a Word document. */
export interface WordParagraph {
  readonly style: 'title' | 'heading' | 'text'
  readonly words: string
  /** Stands before the words, in bold. */
  readonly lead?: string
  /** Steps to the right. */
  readonly depth?: number
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const wordMediaType = `${word}.document`

const contentTypes = `${declaration}<Types xmlns="${packages}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/></Types>`

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
const relations = (inner: string) =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${inner}</Relationships>`

/** Sizes in half points, distances in twentieths of a point; the Chinese font is one that Word and WPS have. */
const style = (id: string, name: string, size: number, more: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${more}</w:pPr>\
<w:rPr>${id === 'text' ? '' : '<w:b/>'}<w:sz w:val="${size}"/></w:rPr></w:style>`
const styles = `${declaration}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Microsoft YaHei"/></w:rPr></w:rPrDefault></w:docDefaults>\
${style('title', 'Title', 36, '<w:spacing w:after="120"/><w:jc w:val="center"/>')}\
${style('heading', 'heading 1', 26, '<w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="0"/>')}\
${style('text', 'Normal', 21, '<w:spacing w:after="60" w:line="320" w:lineRule="auto"/>')}</w:styles>`

/** What XML cannot hold, or would read as its own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get into the file
const special = /[&<>\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string) => text.toWellFormed().replace(special, (found) => entities[found] ?? '')

const run = (text: string, properties = '') =>
  text
    .split('\n')
    .map((one) => `<w:r>${properties}<w:t xml:space="preserve">${escaped(one)}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>')

const paragraph = ({ style: id, words, lead, depth = 0 }: WordParagraph) =>
  `<w:p><w:pPr><w:pStyle w:val="${id}"/>${depth > 0 ? `<w:ind w:left="${depth * 420}"/>` : ''}</w:pPr>\
${lead === undefined ? '' : run(`${lead}  `, '<w:rPr><w:b/></w:rPr>')}${run(words)}</w:p>`

/** Writes a Word document (ECMA-376, transitional) of A4 pages. */
export async function writeWord(paragraphs: readonly WordParagraph[]): Promise<Buffer> {
  const document = `${declaration}<w:document xmlns:w="${main}"><w:body>${paragraphs.map(paragraph).join('')}\
<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1300" w:bottom="1440" w:left="1300" \
w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(relation('rId1', 'styles', 'styles.xml')),
    'word/styles.xml': styles,
    'word/document.xml': document,
  }
  const zip = new ZipFile()
  for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), name)
  zip.end()
  return buffer(zip.outputStream)
}

import { pipeline, type Readable } from 'node:stream'
import { longestRow, type RawRow, splitterOf } from '../platform/tables/csv-splitting.ts'
import { decodingStream } from '../platform/text/decoding.ts'

const delimiters = [',', ';', '\t'] as const

/**
 * The rows of a CSV file, the header among them, some at a time: UTF-8 or GB18030, separated by whichever of comma,
 * semicolon and tab its first lines have most.
 */
export async function* readCsv(bytes: Readable): AsyncGenerator<readonly RawRow[]> {
  const text = pipeline(bytes, decodingStream(), () => undefined).setEncoding('utf8')
  const parts = text[Symbol.asyncIterator]() as AsyncIterator<string>
  const head = await readHead(parts)
  const splitter = splitterOf(delimiterOf(head))
  yield splitter.push(head)
  for (let next = await parts.next(); !next.done; next = await parts.next()) yield splitter.push(next.value)
  yield splitter.end()
}

/** The first lines: a title may stand above the header. */
const headLines = 20

async function readHead(parts: AsyncIterator<string>): Promise<string> {
  let head = ''
  while (head.split(/\r\n?|\n/, headLines).length < headLines && head.length < longestRow) {
    const { done, value } = await parts.next()
    if (done) break
    head += value
  }
  return head
}

/** Whichever separator one of the first lines has most, outside quotation marks. */
function delimiterOf(head: string): string {
  const lines = head
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/, headLines)
    .slice(0, headLines)
  const most = (delimiter: string) => Math.max(...lines.map((line) => line.split(delimiter).length))
  return delimiters.reduce((best, each) => (most(each) > most(best) ? each : best))
}

import { pipeline, type Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { fail } from '../platform/errors.ts'
import { decodingStream } from '../platform/text/decoding.ts'

/** A row longer than this has a quotation mark without a partner. */
const longestRow = 200_000
const delimiters = [',', ';', '\t'] as const

/**
 * The rows of a CSV file, the header first: UTF-8 or GB18030, separated by whichever of comma, semicolon and tab its
 * header has most. Throws `import.unreadable` when a quotation mark swallows the rest.
 */
export async function* readCsv(bytes: Readable): AsyncGenerator<string[]> {
  const text = pipeline(bytes, decodingStream(), () => undefined).setEncoding('utf8')
  const chunks = text[Symbol.asyncIterator]() as AsyncIterator<string>
  const head = await readHeader(chunks)
  const parser = parse({
    delimiter: delimiterOf(head),
    relax_column_count: true,
    // a quotation mark in the middle of a cell is only itself
    relax_quotes: true,
    max_record_size: longestRow,
  })
  const records = pipeline(joined(head, chunks), parser, () => undefined)
  try {
    for await (const record of records) yield record as string[]
  } catch (error) {
    if (error instanceof CsvError) fail('import.unreadable')
    throw error
  }
}

async function readHeader(chunks: AsyncIterator<string>): Promise<string> {
  let head = ''
  while (!/[\r\n]/.test(head) && head.length < longestRow) {
    const { done, value } = await chunks.next()
    if (done) break
    head += value
  }
  return head
}

async function* joined(head: string, rest: AsyncIterator<string>) {
  yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/** Whichever separator the first line has most, outside quotation marks. */
function delimiterOf(head: string): string {
  const header = (/^[^\r\n]*/.exec(head)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => header.split(delimiter).length
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best))
}

import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { AppError, fail } from '../platform/errors.ts'

/** What is done with the parts of an XML text; names are without their prefix. */
export interface XmlEars {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML as it comes; gives control back after each piece, with its size. Throws `import.unreadable` for what is no XML, and for a
 * document type: entities are what is hidden in one, and no spreadsheet writes it.
 */
export async function* readXml(bytes: Readable, ears: XmlEars): AsyncGenerator<number> {
  const parser = new SaxesParser()
  let broken: Error | undefined
  const refuse = () => {
    broken ??= new AppError('import.unreadable')
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', (tag: SaxesTagPlain) => ears.open?.(local(tag.name), tag.attributes))
  parser.on('text', (text: string) => ears.text?.(text))
  parser.on('cdata', (text: string) => ears.text?.(text))
  parser.on('closetag', (tag: SaxesTagPlain) => ears.close?.(local(tag.name)))
  const decoder = new TextDecoder()
  try {
    for await (const piece of bytes) {
      parser.write(decoder.decode(piece as Buffer, { stream: true }))
      if (broken) throw broken
      yield (piece as Buffer).length
    }
    parser.write(decoder.decode()).close()
    if (broken) throw broken
  } catch (error) {
    if (error instanceof AppError) throw error
    fail('import.unreadable')
  } finally {
    bytes.destroy()
  }
}

/** The same for what is read whole. */
export async function hearXml(bytes: Readable, ears: XmlEars): Promise<void> {
  for await (const _ of readXml(bytes, ears));
}

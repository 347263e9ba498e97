import type { FileRule } from '@zhike/contract/endpoint'
import { fileTypeFromBuffer } from 'file-type'

/** How many first bytes of a file tell what it is. */
export const sniffBytes = 4100

const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])
const documents = new Set([...pictures, 'application/pdf'])

/** Kinds that a browser may show inside our pages; everything else is only ever downloaded. */
export const shownInline: ReadonlySet<string> = pictures

/**
 * What a file is by its first bytes, if the rule lets it in; a name or a header never decides. Tables are plain text:
 * whatever has a known binary shape or a NUL byte is none.
 */
export async function sniff(head: Buffer, kinds: FileRule['kinds']): Promise<string | undefined> {
  const found = (await fileTypeFromBuffer(head))?.mime
  if (kinds === 'tables') return found === undefined && !head.includes(0) ? 'text/csv' : undefined
  const allowed = kinds === 'pictures' ? pictures : documents
  return found !== undefined && allowed.has(found) ? found : undefined
}

// Control characters, zero-width and direction marks, path separators and what shells and headers dislike.
const unwanted = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}/\\:*?"<>|]/gu

/** A name that is safe to show and to send in a header; the store never uses it. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(unwanted, '').replace(/^\.+/, '').trim()
  return clean === '' ? 'file' : [...clean].slice(-120).join('')
}

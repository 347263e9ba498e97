import type { FileRule } from '@zhike/contract/endpoint'
import { fileTypeFromBuffer } from 'file-type'

/** How many first bytes of a file tell what it is. */
export const sniffBytes = 4100

/** Pictures, which a browser may show inside our pages; everything else is only ever downloaded. */
export const pictures: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])
const documents = new Set([...pictures, 'application/pdf'])

/**
 * What a file is by its first bytes, if the rule lets it in; a name or a header never decides. Tables are plain text
 * or workbooks: whatever has a known binary shape or is full of NUL bytes is none, but for
 * UTF-16 with its mark, as Excel writes it. A single NUL is for whoever reads the rows to refuse.
 */
export async function sniff(head: Buffer, kinds: FileRule['kinds']): Promise<string | undefined> {
  const found = (await fileTypeFromBuffer(head))?.mime
  if (kinds === 'tables') return tableOf(found, head)
  const allowed = kinds === 'pictures' ? pictures : documents
  return found !== undefined && allowed.has(found) ? found : undefined
}

/** Whether it is a picture as an iPhone keeps it, which browsers do not show. */
export const isHeic = async (head: Buffer) => /^image\/hei[cf]/.test((await fileTypeFromBuffer(head))?.mime ?? '')

/** The media type of XLSX. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook is a zip; whether one lies in it is for whoever opens it to see. */
function tableOf(found: string | undefined, head: Buffer): string | undefined {
  if (found === workbookType || found === 'application/zip') return workbookType
  return found === undefined && isText(head) ? 'text/csv' : undefined
}

function isText(head: Buffer): boolean {
  if (head[0] === 0xff && head[1] === 0xfe) return true
  return head.filter((byte) => byte === 0).length * 10 <= head.length
}

// Control characters, zero-width and direction marks, path separators and what shells and headers dislike.
const unwanted = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}/\\:*?"<>|]/gu

/** A name that is safe to show and to send in a header; the store never uses it. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(unwanted, '').replace(/^\.+/, '').trim()
  return clean === '' ? 'file' : [...clean].slice(-120).join('')
}

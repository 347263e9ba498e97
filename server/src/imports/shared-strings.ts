import { fail } from '../platform/errors.ts'

/** The texts that cells of a workbook share; kept as bytes, since there can be millions. */
export interface SharedStrings {
  add(text: string): void
  at(index: number): string
}

const mostBytes = 160_000_000
const mostStrings = 6_000_000

/** Throws `import.bomb` when there are more than any table has. */
export function sharedStrings(): SharedStrings {
  let bytes = Buffer.allocUnsafe(65_536)
  let ends = new Uint32Array(4_096)
  let [count, length] = [0, 0]
  return {
    add: (text) => {
      const size = Buffer.byteLength(text)
      if (length + size > mostBytes || count >= mostStrings) fail('import.bomb')
      if (length + size > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(2 * bytes.length, length + size))
        bytes.copy(larger, 0, 0, length)
        bytes = larger
      }
      if (count === ends.length) {
        const more = new Uint32Array(2 * ends.length)
        more.set(ends)
        ends = more
      }
      bytes.write(text, length)
      length += size
      ends[count++] = length
    },
    at: (index) => {
      if (!(index >= 0 && index < count)) return ''
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
    },
  }
}

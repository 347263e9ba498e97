import { inflateSync } from 'node:zlib'

const woffHeaderBytes = 44
const woffEntryBytes = 20
const sfntHeaderBytes = 12
const sfntEntryBytes = 16

/**
 * Unpacks a WOFF 1.0 font into the TrueType or OpenType file it was made from. A WOFF is that file with each table
 * deflated and a wider directory (https://www.w3.org/TR/WOFF/).
 */
export function woffToSfnt(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font')
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) => readTable(woff, index))
  const parts = [sfntDirectory(woff.subarray(4, 8), tables)]
  for (const { content } of tables) parts.push(content, Buffer.alloc(padding(content.length)))
  return Buffer.concat(parts)
}

interface Table {
  readonly tag: Buffer
  readonly checksum: number
  readonly content: Buffer
}

function readTable(woff: Buffer, index: number): Table {
  const entry = woffHeaderBytes + index * woffEntryBytes
  const start = woff.readUInt32BE(entry + 4)
  const packedLength = woff.readUInt32BE(entry + 8)
  const length = woff.readUInt32BE(entry + 12)
  const packed = woff.subarray(start, start + packedLength)
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.readUInt32BE(entry + 16),
    content: packedLength < length ? inflateSync(packed) : packed,
  }
}

function sfntDirectory(flavour: Buffer, tables: readonly Table[]): Buffer {
  const directory = Buffer.alloc(sfntHeaderBytes + tables.length * sfntEntryBytes)
  const levels = Math.floor(Math.log2(tables.length))
  const searchRange = 2 ** levels * sfntEntryBytes
  flavour.copy(directory)
  directory.writeUInt16BE(tables.length, 4)
  directory.writeUInt16BE(searchRange, 6)
  directory.writeUInt16BE(levels, 8)
  directory.writeUInt16BE(tables.length * sfntEntryBytes - searchRange, 10)
  let start = directory.length
  for (const [index, { tag, checksum, content }] of tables.entries()) {
    const entry = sfntHeaderBytes + index * sfntEntryBytes
    tag.copy(directory, entry)
    directory.writeUInt32BE(checksum, entry + 4)
    directory.writeUInt32BE(start, entry + 8)
    directory.writeUInt32BE(content.length, entry + 12)
    start += content.length + padding(content.length)
  }
  return directory
}

/** Tables start at multiples of four. */
const padding = (length: number): number => (4 - (length % 4)) % 4

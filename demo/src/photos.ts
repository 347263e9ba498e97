import { crc32, deflateSync } from 'node:zlib'

const width = 480
const height = 360

/** A picture as a customer might send it: an appliance on a floor, in colours that follow from the words. Made, not taken. */
export function paintPhoto(words: string): Uint8Array<ArrayBuffer> {
  const seed = crc32(words)
  const hue = (shift: number) => 90 + ((seed >>> shift) & 127)
  const rows: Buffer[] = []
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x++) row.set(colourAt(x, y, [hue(0), hue(7), hue(14)]), 1 + x * 3)
    rows.push(row)
  }
  return new Uint8Array(png(Buffer.concat(rows)))
}

function colourAt(x: number, y: number, [r, g, b]: readonly [number, number, number]): [number, number, number] {
  const grain = ((x * 7 + y * 13) % 11) - 5
  const insideBody = x > 150 && x < 330 && y > 60 && y < 300
  const onPanel = insideBody && y < 100
  const onStain = (x - 300) ** 2 / 3600 + (y - 310) ** 2 / 500 < 1
  if (onStain) return [96 + grain, 110 + grain, 120 + grain]
  if (onPanel) return [50, 56, 60]
  if (insideBody)
    return [r + 60 + grain, g + 60 + grain, b + 60 + grain].map((c) => Math.min(255, c)) as [number, number, number]
  return y > 250 ? [150 + grain, 118 + grain, 88 + grain] : [226 + grain, 222 + grain, 214 + grain]
}

function png(raw: Buffer): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

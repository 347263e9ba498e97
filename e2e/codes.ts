import { createHmac } from 'node:crypto'

/** What an authenticator app shows now for a secret in base32 (RFC 6238), `steps` half minutes away. */
export function codeOf(secret: string, steps = 0): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const counter = Buffer.alloc(8)
  counter.writeUInt32BE(Math.floor(Date.now() / 30_000) + steps, 4)
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const cut = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(cut % 1_000_000).padStart(6, '0')
}

import { isAscii } from 'node:buffer'
import { Transform } from 'node:stream'

/** The encodings in which tables reach us: UTF-8, Excel's GB18030 (with GBK and GB 2312), Excel's "Unicode text". */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le'

const sampleBytes = 64 * 1024
const replacement = /\ufffd/g

/**
 * Tells the encoding of a text from its beginning. A byte-order mark decides; else it is UTF-8, unless more than one
 * in a hundred of the bytes outside ASCII make no sense in it and GB18030 makes more: a file in UTF-8 with a broken
 * character stays UTF-8. A character cut at the end of the sample does not count as broken.
 */
export function detectEncoding(sample: Uint8Array): TextEncoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (isAscii(sample) || hasUtf8Mark(sample)) return 'utf-8'
  const wrong = wrongCharacters(sample, 'utf-8')
  if (wrong === 0) return 'utf-8'
  const wideBytes = sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0)
  return wrong > wideBytes / 100 && wrongCharacters(sample, 'gb18030') < wrong ? 'gb18030' : 'utf-8'
}

/**
 * Whether bytes of this text had no meaning in its encoding; they were read as U+FFFD. Asked of each row, it tells
 * which ones to refuse.
 */
export function hasWrongBytes(text: string): boolean {
  return text.includes('\ufffd')
}

/**
 * A stream that turns bytes of an unknown encoding into UTF-8 without a byte-order mark. It finds the encoding at the
 * first byte outside ASCII, holding back at most 64 KiB from there; bytes without meaning become U+FFFD.
 */
export function decodingStream(): Transform {
  let decoder: TextDecoder | undefined
  let pending: Buffer = Buffer.alloc(0)
  const decide = () => {
    decoder = new TextDecoder(detectEncoding(pending))
    return decoder.decode(pending, { stream: true })
  }
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      if (decoder) return done(null, decoder.decode(bytes, { stream: true }))
      // ASCII is the same in UTF-8 and GB18030: no need to wait, nor to decide.
      if (pending.length === 0 && isAscii(bytes)) return done(null, bytes)
      pending = Buffer.concat([pending, bytes])
      done(null, pending.length < sampleBytes ? '' : decide())
    },
    flush(done) {
      const start = decoder ? '' : decide()
      done(null, start + (decoder?.decode() ?? ''))
    },
  })
}

function hasUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

function wrongCharacters(sample: Uint8Array, encoding: TextEncoding): number {
  const text = new TextDecoder(encoding).decode(sample, { stream: true })
  return text.match(replacement)?.length ?? 0
}

import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { AppError } from '../errors.ts'
import { atMost } from './at-most.ts'
import type { FileStore } from './store.ts'

/** The longest side of a small picture, in pixels: 96 px on the densest screen, and a third of a phone's width. */
const smallSide = 480
/** What a picture may unfold to. A phone's camera makes 12 to 50 million pixels; decoded these are 150 MB. */
export const mostPixels = 50_000_000
const mostSeconds = 20

/** The media type of small pictures. */
export const smallType = 'image/webp'

// Only what may be uploaded is ever decoded, whatever else the library could read: no SVG, no PDF, no TIFF.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
})
// one thread for each, and nothing kept: the desk has the rest of the machine
sharp.concurrency(1)
sharp.cache(false)

/** Decoding is the heaviest thing that a request can ask for. */
const gate = atMost(2)

interface Shown {
  /** Whether it had to be written anew. */
  readonly replaced: boolean
  readonly key: string
  readonly bytes: number
  readonly thumbnailKey: string
}

/**
 * Makes a small picture beside one that lies on the store. Where the picture says more than is seen (where and when it
 * was taken, by which device: EXIF, XMP, IPTC), one without that takes its place, turned as the camera was held. Runs in
 * the library's own threads. Throws `file.picture_broken`, `file.picture_too_large`; the picture lies where it lay then.
 */
export function showPicture(store: FileStore, key: string, bytes: number): Promise<Shown> {
  return gate(async () => {
    const content = await buffer(await store.read(key))
    const { small, clean } = await decode(content)
    const thumbnail = await store.put(Readable.from([small]))
    if (clean === undefined) return { replaced: false, key, bytes, thumbnailKey: thumbnail.key }
    try {
      const cleaned = await store.put(Readable.from([clean]))
      return { replaced: true, ...cleaned, thumbnailKey: thumbnail.key }
    } catch (error) {
      await store.remove(thumbnail.key)
      throw error
    }
  })
}

async function decode(content: Buffer): Promise<{ small: Buffer; clean: Buffer | undefined }> {
  try {
    const told = await read(content).metadata()
    // the header alone says how large it unfolds, with every frame
    if (told.width * told.height > mostPixels) throw new AppError('file.picture_too_large')
    const clean = tellsMore(told) ? await written(read(content, true).autoOrient(), told).toBuffer() : undefined
    const small = await read(content)
      .autoOrient()
      .resize({ width: smallSide, height: smallSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer()
    return { small, clean }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(/pixel limit/.test(String(error)) ? 'file.picture_too_large' : 'file.picture_broken')
  }
}

const read = (content: Buffer, animated = false) =>
  sharp(content, { limitInputPixels: mostPixels, failOn: 'error', animated }).timeout({ seconds: mostSeconds })

/** What a picture carries besides what is seen. */
const tellsMore = (told: Metadata) =>
  [told.exif, told.xmp, told.iptc, told.tifftagPhotoshop, told.comments].some((one) => one !== undefined)

/** In its own format, at a quality at which nobody sees a difference; colours stay what they were. */
const written = (picture: Sharp, { format }: Metadata): Sharp =>
  picture.keepIccProfile().toFormat(format, format === 'jpeg' || format === 'webp' ? { quality: 92 } : {})

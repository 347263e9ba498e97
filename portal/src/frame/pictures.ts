import { contentOf, pictureTypes } from '@zhike/ui/file-contents'

/** What the server takes, and how much of it. */
export const mostPictures = 5
const mostBytes = 10 * 1024 * 1024

/** Above this a photo is made smaller before it travels over a phone network. */
const heavyBytes = 1_500_000
const longestSide = 2400

/** A picture ready to be sent, or why it cannot be. */
export type Prepared = { readonly file: File } | { readonly refused: 'refused' | 'tooLarge' }

/**
 * Makes a picture ready: photos shrink to a size in which every scratch can still be seen and lose the place where
 * they were taken; kinds that only the phone can read (HEIC) become JPEG.
 */
export async function preparePicture(file: File): Promise<Prepared> {
  const content = await contentOf(file)
  const asItIs = pictureTypes.some((type) => type === content)
  if (asItIs && (file.size <= heavyBytes || content === 'image/gif')) return sized(file)
  const smaller = await redraw(file).catch(() => undefined)
  if (smaller && (!asItIs || smaller.size < file.size)) return sized(smaller)
  return asItIs ? sized(file) : { refused: 'refused' }
}

const sized = (file: File): Prepared => (file.size > mostBytes ? { refused: 'tooLarge' } : { file })

async function redraw(file: File): Promise<File | undefined> {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  return blob ? new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' }) : undefined
}

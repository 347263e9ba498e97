import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Where the journeys leave their pictures; git ignores it. */
const screenshotFolder = join(import.meta.dirname, 'screenshots')

/** Below this share of pixels unlike the background, a picture shows nothing: one line of text on a desk has about 0.002. */
const leastInk = 0.001

/** Writes what `page` shows to `screenshots/<name>.png`, fails if that is blank, and returns the file's path. */
export async function shot(page: Page, name: string): Promise<string> {
  await mkdir(screenshotFolder, { recursive: true })
  const path = join(screenshotFolder, `${name}.png`)
  const picture = await page.screenshot({ path })
  const ink = await inkOf(page, picture)
  assert.ok(ink >= leastInk, `${name} is blank: ${(ink * 100).toFixed(3)} % of its pixels differ from the background`)
  return path
}

/** Returns the share of pixels that differ from the most frequent colour, 0 to 1. The browser decodes the picture for us. */
export function inkOf(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes]))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (!canvas) throw new Error('no canvas')
    canvas.drawImage(bitmap, 0, 0)
    const pixels = new Uint32Array(canvas.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)
    const frequency = new Map<number, number>()
    for (const pixel of pixels) frequency.set(pixel, (frequency.get(pixel) ?? 0) + 1)
    return 1 - Math.max(...frequency.values()) / pixels.length
  }, png.toString('base64'))
}

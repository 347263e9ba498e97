import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filledOnce } from './once.ts'
import { woffToSfnt } from './woff.ts'

const fontPackage = dirname(fileURLToPath(import.meta.resolve('@fontsource/noto-sans-sc/package.json')))

/** The common characters in the weights of the interface; rare characters and symbols lie in numbered slices, one weight is enough. */
const wanted = /^noto-sans-sc-((chinese-simplified|latin)-[4567]00|\d+-400)-normal\.woff$/

/**
 * Returns the environment in which Chromium sees our Noto Sans SC and no other font, so that a page has the same glyphs
 * on every machine, also on one without a Chinese font. Chromium reads neither WOFF nor WOFF2 as a system font, so the
 * fonts are unpacked once.
 */
export async function fontEnvironment(): Promise<Readonly<Record<string, string>>> {
  const folder = await filledOnce('fonts', unpackFonts)
  return { FONTCONFIG_FILE: join(folder, 'fonts.conf'), XDG_CACHE_HOME: folder }
}

async function unpackFonts(folder: string): Promise<void> {
  const files = join(fontPackage, 'files')
  for (const name of await readdir(files)) {
    if (!wanted.test(name)) continue
    await writeFile(join(folder, name.replace('.woff', '.ttf')), woffToSfnt(await readFile(join(files, name))))
  }
  await writeFile(join(folder, 'fonts.conf'), fontconfig)
}

/** The fonts lie beside the file. Whatever family a page names, the answer is Noto Sans SC. */
const fontconfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <match target="pattern">
    <edit name="family" mode="append" binding="weak"><string>Noto Sans SC</string></edit>
  </match>
</fontconfig>
`

import { execFileSync, spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { exists, filledOnce } from './once.ts'

/** A browser to start, and what its environment needs besides ours. */
export interface Chromium {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Finds the Chromium for the journeys: the one that PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH names, else the one that npm
 * brought (Linux x64), else one of the machine. Throws, saying what to install, where there is none.
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH
  if (named) return { executablePath: named, env: {} }
  const packed = process.platform === 'linux' && process.arch === 'x64' ? await packedChromium() : undefined
  if (packed) return packed
  for (const executablePath of systemBrowsers) if (await exists(executablePath)) return { executablePath, env: {} }
  throw new Error('No browser found: install Chromium, or name one in PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH.')
}

/**
 * Unpacks the Chromium of @sparticuz/chromium. Not by that package's own function: it unpacks to one fixed name in the
 * temporary folder and takes a half-written file of another process for a finished one.
 */
async function packedChromium(): Promise<Chromium | undefined> {
  const home = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..')
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  const folder = await filledOnce(`chromium-${version}`, async (draft) => {
    await unpack(join(home, 'bin/chromium.br'), join(draft, 'chromium'))
    // libnss3 and its kin, for machines that lack them.
    const libraries = join(draft, 'libraries.tar')
    await unpack(join(home, 'bin/al2023.tar.br'), libraries)
    execFileSync('tar', ['-xf', libraries, '-C', draft])
    await rm(libraries)
  })
  const executablePath = join(folder, 'chromium')
  const withLibraries = { LD_LIBRARY_PATH: join(folder, 'lib') }
  return [{}, withLibraries].map((env) => ({ executablePath, env })).find(starts)
}

async function unpack(pack: string, target: string): Promise<void> {
  await pipeline(createReadStream(pack), createBrotliDecompress(), createWriteStream(target, { mode: 0o755 }))
}

const starts = ({ executablePath, env }: Chromium): boolean =>
  spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0

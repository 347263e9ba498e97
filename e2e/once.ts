import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const cache = join(import.meta.dirname, '../node_modules/.cache/zhike-e2e')

/**
 * Returns the folder `name` of the cache and has it filled by `fill` the first time. Test processes that start together
 * may both fill, each in a folder of its own; the first to finish gives its folder the name, so none sees it half full.
 */
export async function filledOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const wanted = join(cache, name)
  if (await exists(wanted)) return wanted
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, `${name}-draft-`))
  try {
    await fill(draft)
    await rename(draft, wanted)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!(await exists(wanted))) throw error
  }
  return wanted
}

/** Whether something stands at `path`. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

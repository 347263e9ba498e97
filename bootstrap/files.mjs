import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** All files below a folder in a fixed order, without what was installed or built. */
export function listFiles(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isFile()) return [path]
    return entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== 'dist' ? listFiles(path) : []
  })
}

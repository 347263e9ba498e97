import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Paths and texts of a small tree. */
export type Tree = Readonly<Record<string, string>>

/** Writes `tree` to a temporary folder, with links as npm makes them for workspaces, and removes it when `use` is over. */
export async function planted<Result>(tree: Tree, use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'zhike-planted-'))
  try {
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    mkdirSync(join(folder, 'node_modules/@zhike'), { recursive: true })
    symlinkSync(join(folder, 'contract'), join(folder, 'node_modules/@zhike/contract'))
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

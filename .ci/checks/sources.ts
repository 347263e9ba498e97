import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './check.ts'

/** A file of the project: its path below the project's folder, with `/`, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** Every TypeScript file that is in git, or would be after `git add`. */
export function sources(): readonly Source[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z', '--', '*.ts', '*.tsx'], {
    cwd: root,
  })
  return String(listed)
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'

/** The folder of the project. */
export const root = join(import.meta.dirname, '../..')

/** One thing that must hold. `problems` is empty when it does; `note` says what was looked at, or what it measured. */
export interface Verdict {
  readonly problems: readonly string[]
  readonly note?: string
}

/** A named check, as `npm run check` runs and reports it. */
export interface Check {
  readonly name: string
  readonly look: () => Promise<Verdict>
}

/** What a program printed and how it ended. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a tool of node_modules/.bin, or this Node itself (`node`), under this Node and in `folder`. */
export function run(tool: string, args: readonly string[], folder: string = root): Promise<Outcome> {
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter)
  const program = tool === 'node' ? process.execPath : join(root, 'node_modules/.bin', tool)
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: undefined, NODE_TEST_CONTEXT: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => stdout.push(piece))
    child.stderr.on('data', (piece: Buffer) => stderr.push(piece))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, stdout: String(Buffer.concat(stdout)), stderr: String(Buffer.concat(stderr)) }),
    )
  })
}

/** The verdict of a tool that prints what is wrong and then fails. */
export function verdictOf({ code, stdout, stderr }: Outcome, note?: string): Verdict {
  const problems = code === 0 ? [] : [`${stdout}\n${stderr}`.trim() || `ended with ${code} and said nothing`]
  return note === undefined ? { problems } : { problems, note }
}

import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { Refusal } from './refusal.mjs'
import { hearSignals } from './signals.mjs'

/** How long a quiet program may take to end when it is asked to: npm would finish its download first. */
const GRACE_MS = 2000
const leash = new URL('leash.mjs', import.meta.url).href
/**
 * A server's memory is for the database: its heap is collected when it has grown by half, not fourfold, and young objects
 * get 16 MB. Costs some hundredths of a processor under load and saves 150 MB.
 */
const MEMORY_FLAGS = ['--max-semi-space-size=16', '--heap-growing-percent=50']
/** A group of its own, so that Ctrl-C in the terminal reaches a child through us only. */
const detached = process.platform !== 'win32'

/**
 * Runs a script under the runtime with our input and output, and returns its exit status (128 + n after signal n). Each
 * wish to end reaches it once; and it is on a leash, so that it ends even when we are killed.
 */
export async function runScript(runtime, args, options) {
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const flags = ['--disable-warning=ExperimentalWarning', `--import=${leash}`, ...MEMORY_FLAGS]
  const child = spawn(runtime, [...flags, ...args], { ...options, stdio, detached })
  const stopHearing = hearSignals((signal) => child.kill(signal))
  try {
    return await statusOf(child, runtime)
  } finally {
    stopHearing()
  }
}

/** Runs a program quietly, showing only that it goes on, and returns its exit status and what it printed. */
export async function runQuietly(title, program, args, options) {
  const progress = showProgress(title)
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  let interrupted = false
  const stopHearing = hearSignals((signal) => {
    interrupted = true
    child.kill(signal)
    setTimeout(() => endGroup(child), GRACE_MS).unref()
  })
  try {
    const status = await statusOf(child, program)
    if (interrupted) throw new Refusal('已中断。', 'Interrupted.')
    progress.end(status === 0)
    return { status, said: said.trim() }
  } finally {
    progress.end(false)
    stopHearing()
  }
}

function showProgress(title) {
  const startedAt = Date.now()
  const { isTTY } = process.stderr
  const show = (text) => process.stderr.write(isTTY ? `\r${text}\x1b[K` : `${text}\n`)
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  const ticking = setInterval(() => show(`${title} … ${seconds()}`), isTTY ? 1000 : 15_000)
  show(`${title} …`)
  let ended = false
  const end = (well) => {
    if (ended) return
    ended = true
    clearInterval(ticking)
    show(`${title} ${well ? '✓' : '✗'} ${seconds()}`)
    if (isTTY) process.stderr.write('\n')
  }
  return { end }
}

function statusOf(child, program) {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(cannotRun(program, error)))
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

function endGroup(child) {
  try {
    process.kill(detached ? -child.pid : child.pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

function cannotRun(program, error) {
  return new Refusal(
    `无法运行 ${program}（${error.message}）。请确认它适用于本系统，并已正确安装。`,
    `${program} cannot be run (${error.message}). Check that it fits this system and is installed properly.`,
  )
}

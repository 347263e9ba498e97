import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { Refusal } from './refusal.mjs'

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** Ctrl-C reaches us from the terminal and again from npm: the same signal within this time is the same wish. */
const ONE_WISH_MS = 1000
const leash = new URL('leash.mjs', import.meta.url).href

/**
 * Runs a script under the runtime with our input and output, and returns its exit status (128 + n after signal n). The
 * script gets a process group of its own, so that each wish to end reaches it exactly once, through us; and it is on a
 * leash, so that it ends when we are killed.
 */
export async function runScript(runtime, args, options) {
  const child = spawn(runtime, ['--disable-warning=ExperimentalWarning', `--import=${leash}`, ...args], {
    ...options,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  return (await endOf(child, runtime)).status
}

/** Runs a program quietly, showing only that it goes on; what it printed is shown when it fails. */
export async function runQuietly(title, program, args, options) {
  const startedAt = Date.now()
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  const { isTTY } = process.stderr
  const show = (text) => process.stderr.write(isTTY ? `\r${text}\x1b[K` : `${text}\n`)
  show(`${title} …`)
  const ticking = setInterval(() => show(`${title} … ${seconds()}`), isTTY ? 1000 : 15_000)
  const child = spawn(program, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  let said = ''
  child.stdout.on('data', (text) => (said += text))
  child.stderr.on('data', (text) => (said += text))
  try {
    const { status, interrupted } = await endOf(child, program)
    if (interrupted) throw new Refusal('已中断。', 'Interrupted.')
    if (status === 0) show(`${title} ✓ ${seconds()}${isTTY ? '\n' : ''}`)
    else if (isTTY) process.stderr.write('\n')
    return { status, said: said.trim() }
  } finally {
    clearInterval(ticking)
  }
}

/** Waits for a child in a group of its own, hands on the signals that we get, and returns how it ended. */
function endOf(child, program) {
  return new Promise((resolve, reject) => {
    const last = {}
    const handlers = FORWARDED.map((signal) => [signal, () => forward(signal)])
    for (const [signal, handler] of handlers) process.on(signal, handler)
    const settle = (act) => {
      for (const [signal, handler] of handlers) process.off(signal, handler)
      act()
    }
    child.on('error', (error) => settle(() => reject(cannotRun(program, error))))
    child.on('close', (code, signal) =>
      settle(() =>
        resolve({ status: code ?? 128 + constants.signals[signal], interrupted: Object.keys(last).length > 0 }),
      ),
    )

    function forward(signal) {
      const now = Date.now()
      if (now - (last[signal] ?? 0) > ONE_WISH_MS) child.kill(signal)
      last[signal] = now
    }
  })
}

function cannotRun(program, error) {
  return new Refusal(
    `无法运行 ${program}（${error.message}）。请确认它适用于本系统，并已正确安装。`,
    `${program} cannot be run (${error.message}). Check that it fits this system and is installed properly.`,
  )
}

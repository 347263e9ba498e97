import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** A server that a run has started. */
export interface Server {
  readonly origin: string
  /** Resident memory in bytes, now. */
  memory(): number
  stop(): Promise<void>
}

/** A server is measured with the memory settings that it has in use, which a run is started with as well. */
const memoryFlags = process.execArgv.filter((flag) => /^--(max-semi-space-size|heap-growing-percent)=/.test(flag))

/** Starts a TypeScript file and waits for the line that names its address. */
export async function startServer(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<Server> {
  const child = spawn(process.execPath, [...memoryFlags, file, ...args], {
    env: surroundings(environment),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(input)
  const origin = await addressOf(child)
  return {
    origin,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (!found) continue
    child.stdout?.resume()
    return found
  }
  throw new Error('the server ended before it listened')
}

/** The environment of a process that a run starts: ours, and what it is told. */
export const surroundings = (told: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({ ...process.env, ...told })

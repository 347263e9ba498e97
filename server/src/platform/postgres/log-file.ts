import { closeSync, copyFileSync, openSync, readSync, statSync, truncateSync } from 'node:fs'

const LARGEST = 10 * 1024 * 1024

/** Keeps the log and one predecessor, each up to about 10 MB. PostgreSQL appends, so it goes on in the emptied file. */
export function rotateLog(file: string): void {
  if (sizeOf(file) < LARGEST) return
  copyFileSync(file, `${file}.1`)
  truncateSync(file)
}

export function openLog(file: string): number {
  return openSync(file, 'a', 0o600)
}

/** What was written to the log since it had `from` bytes, at most the last 4,000. */
export function readLogSince(file: string, from: number): string {
  const start = Math.max(from, sizeOf(file) - 4000)
  const tail = Buffer.alloc(4000)
  const descriptor = openSync(file, 'r')
  try {
    return tail.toString('utf8', 0, readSync(descriptor, tail, 0, tail.length, start)).trim()
  } finally {
    closeSync(descriptor)
  }
}

export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

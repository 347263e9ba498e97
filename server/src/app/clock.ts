import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

/**
 * The time that operations run at: the machine's, or, with ZHIKE_TEST_CLOCK=1, the machine's plus the whole number of
 * seconds that the file `test-clock` in the data directory holds. Log-in sessions stay on real time.
 */
export function createClock(config: Config): () => Date {
  if (!config.testClock) return () => new Date()
  const file = join(config.dataDir, 'test-clock')
  return () => new Date(Date.now() + readOffset(file) * 1000)
}

function readOffset(file: string): number {
  try {
    const seconds = Number(readFileSync(file, 'utf8'))
    return Number.isSafeInteger(seconds) ? seconds : 0
  } catch {
    return 0
  }
}

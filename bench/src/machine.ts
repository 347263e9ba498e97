import { arch, cpus, platform, release, totalmem } from 'node:os'
import type pg from 'pg'

/** What a figure was measured on. */
export async function describeMachine(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
  const processors = cpus()
  const parts = [
    `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${platform()} ${release()} ${arch()}`,
    `Node ${process.version}`,
    `PostgreSQL ${rows[0]?.version}`,
  ]
  return parts.join(', ')
}

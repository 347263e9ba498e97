import type { Job } from '@zhike/contract/desk'
import { sql } from 'kysely'
import type * as z from 'zod'
import type { TimePlace } from '../db/cursors.ts'
import type { Db } from '../db/database.ts'

/** A job as pg-boss keeps it. */
export interface JobRow {
  readonly id: string
  readonly queue: string
  readonly state: Job['state']
  readonly data: Record<string, unknown> | null
  readonly error: string | null
  readonly attempts: number
  /** To the microsecond, so that a page ends where it ends. */
  readonly createdAt: string
  readonly finishedAt: Date | null
}

const columns = sql.raw(`
  id, name AS queue, state::text AS state, data,
  CASE WHEN state IN ('retry', 'failed', 'cancelled') THEN coalesce(output->>'message', output->'value'->>'message') END AS error,
  CASE WHEN started_on IS NULL THEN retry_count ELSE retry_count + 1 END AS attempts,
  to_char(created_on AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS created_at, completed_on AS finished_at`)

/** Queues that pg-boss keeps for itself begin with two underscores. */
const ours = sql.raw(`name NOT LIKE '\\_\\_%'`)

export interface JobFilter {
  readonly state: Job['state'] | undefined
  readonly after: z.output<typeof TimePlace> | undefined
  readonly limit: number
}

/** Newest first. */
export async function selectJobs(db: Db, { state, after, limit }: JobFilter): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    SELECT ${columns} FROM pgboss.job
    WHERE ${ours} AND ${state ? sql`state = ${state}::pgboss.job_state` : sql`true`}
      AND ${after ? sql`(created_on, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    ORDER BY created_on DESC, id DESC LIMIT ${limit}`.execute(db)
  return rows
}

export async function selectJob(db: Db, id: string): Promise<JobRow | undefined> {
  const { rows } = await sql<JobRow>`SELECT ${columns} FROM pgboss.job WHERE ${ours} AND id = ${id}`.execute(db)
  return rows[0]
}

/** Lets a failed job run once more, at once; undefined when it is not failed. */
export async function reviveJob(db: Db, id: string): Promise<JobRow | undefined> {
  const { rows } = await sql<JobRow>`
    UPDATE pgboss.job SET state = 'retry', retry_limit = retry_limit + 1, completed_on = NULL, start_after = now()
    WHERE ${ours} AND id = ${id} AND state = 'failed' RETURNING ${columns}`.execute(db)
  return rows[0]
}

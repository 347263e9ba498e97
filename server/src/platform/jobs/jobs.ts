import type { Job, jobs } from '@zhike/contract/desk'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../ctx.ts'
import { beyondScope } from '../db/beyond-scope.ts'
import { pageOf, readCursor, TimePlace } from '../db/cursors.ts'
import { fail } from '../errors.ts'
import { emitForCompany } from '../events/events.ts'
import { type JobRow, reviveJob, selectJob, selectJobs } from './jobs.queries.ts'

declare module '../events/events.ts' {
  interface EventTypes {
    'job.retried': { queue: string }
  }
}

/** Background jobs, newest first. */
export async function listJobs(
  ctx: Ctx,
  { state, cursor, limit }: Input<typeof jobs.list>,
): Promise<Output<typeof jobs.list>> {
  const after = readCursor(TimePlace, cursor)
  const rows = await selectJobs(ctx.db, { state, after, limit: limit + 1 })
  return pageOf(rows, limit, (row) => [row.createdAt, row.id], showJob)
}

/** Runs a failed job again. Throws `record.not_found` and `job.not_failed`. */
export async function retryJob(ctx: Ctx, { id }: Input<typeof jobs.retry>): Promise<Job> {
  if (!(await selectJob(ctx.db, id))) return fail('record.not_found')
  const revived = await beyondScope(ctx, 'retry a job', ({ db }) => reviveJob(db, id))
  if (!revived) return fail('job.not_failed')
  await emitForCompany(ctx, { type: 'job.retried', subject: { type: 'job', id }, data: { queue: revived.queue } })
  return showJob(revived)
}

const showJob = ({ data, finishedAt, ...row }: JobRow): Job => ({
  ...row,
  data: data ?? {},
  finishedAt: finishedAt?.toISOString() ?? null,
})

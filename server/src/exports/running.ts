import type { Reason } from '@zhike/contract/reasons'
import { type Actor, systemActor } from '../platform/actor.ts'
import type { Ids } from '../platform/db/ids.ts'
import { AppError, fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import { findActorAgain } from '../security/security.ts'
import { openWish } from './answers.ts'
import type { StoredExport } from './exports.tables.ts'
import { kindOf } from './kinds.ts'
import { mayExport } from './rights.ts'
import { beat, findNext, finish, letGo, noteFound, takeUp } from './running.queries.ts'
import { openWriting } from './writing.ts'

/** How often an export is begun before it is given up: as often as its job is tried, which keeps the error of the last one. */
const mostAttempts = 6
const beatMs = 5_000

/** The export is no longer ours: somebody cancelled it, or works on it as well. */
class Overtaken extends Error {
  override name = 'Overtaken'
}

/** The process is asked to stop. */
class Stopped extends Error {
  override name = 'Stopped'
}

/**
 * Writes the file of an export, in the sight of whoever asked for it. Who is in it is settled at the beginning; what is
 * said of each is read then, some at a time, by the rights and the scope that the person has at that moment. Killed at any
 * moment, it begins again. Does nothing when it is over, when somebody else works on it, or when another one of the same
 * person is under way. `onProgress` is called after each step.
 */
export async function runExport(
  background: Background,
  id: string,
  onProgress: () => unknown = () => undefined,
): Promise<void> {
  const startedAt = performance.now()
  const job = await background.inSystem((ctx) => takeUp(ctx.db, id)).catch(alreadyUnderWay)
  if (!job) return
  const end = (ended: Ended) => {
    // a long export ends later than it began, by whatever clock it began
    const now = new Date(background.now.getTime() + performance.now() - startedAt)
    return conclude(background, job, ended, now)
  }
  if (job.attempts > mostAttempts) {
    await end({ failure: 'export.gave_up' })
    return
  }
  try {
    const file = await writeFile(background, job, onProgress)
    if (!(await end(file))) await background.tools.files.remove(file.key)
  } catch (error) {
    if (error instanceof Overtaken) return
    if (error instanceof AppError && error.code !== 'unavailable') await end({ failure: error.reason })
    else {
      const isLast = job.attempts === mostAttempts && !(error instanceof Stopped)
      if (isLast) await end({ failure: 'export.gave_up' })
      else await background.inSystem((ctx) => letGo(ctx.db, job)).catch(() => undefined)
      if (!(error instanceof Stopped)) throw error
    }
  }
}

/** Another of the same person's was taken up at the same moment. */
function alreadyUnderWay(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === '23505') return undefined
  throw error
}

interface WrittenFile {
  readonly key: string
  readonly bytes: number
  readonly written: number
}
type Ended = WrittenFile | { readonly failure: Reason }

async function writeFile(background: Background, job: StoredExport, onProgress: () => unknown): Promise<WrittenFile> {
  const { keys, files } = background.tools
  const ids = await find(background, job)
  const state = { written: 0 }
  const reading = { keys, locale: job.locale, identifiers: job.identifiers, named: job.named }
  const { kind, format, columns } = job
  const own = await background.inSystem((ctx) => kindOf(kind).own(ctx))
  const writing = openWriting(
    { ...reading, kind, format, columns, own },
    readAll(background, job, ids, async (written) => {
      state.written = written
      await onProgress()
    }),
    ids.size,
  )
  const { key, bytes } = await files.put(writing.content)
  try {
    await writing.check(bytes)
  } catch (error) {
    await files.remove(key)
    throw error
  }
  return { key, bytes, written: state.written }
}

/** Settles who or what is exported. */
async function find(background: Background, job: StoredExport): Promise<Ids> {
  const actor = await stillAllowed(background, job, 0)
  // what is sorted for long must not be taken for dead
  const timer = setInterval(() => {
    background.inSystem((ctx) => beat(ctx.db, job, 0)).catch(() => undefined)
  }, beatMs)
  try {
    const wish = openWish(background.tools.keys, job)
    const ids = await background.inSightOf(actor, (ctx) => kindOf(job.kind).collect(ctx, wish))
    await background.inSystem((ctx) => noteFound(ctx.db, job, ids.size, actor))
    return ids
  } finally {
    clearInterval(timer)
  }
}

/** What the columns say, some at a time. */
async function* readAll(
  background: Background,
  job: StoredExport,
  ids: Ids,
  onRead: (written: number) => unknown,
): AsyncGenerator<string> {
  const { atOnce, read } = kindOf(job.kind)
  const wish = openWish(background.tools.keys, job)
  let written = 0
  for (let from = 0; from < ids.size; from += atOnce) {
    if (background.signal.aborted) throw new Stopped()
    const actor = await stillAllowed(background, job, written)
    const some = ids.slice(from, from + atOnce)
    const rows = await background.inSightOf(actor, (ctx) => read(ctx, some, job.columns, job.identifiers, wish))
    written += rows.count
    await onRead(written)
    yield rows.json
  }
}

/** Whoever asked for it as they are now. Throws `export.right_withdrawn`, and Overtaken when there is nothing left to do. */
function stillAllowed(background: Background, job: StoredExport, written: number): Promise<Actor> {
  return background.inSystem(async (ctx) => {
    if (!(await beat(ctx.db, job, written))) throw new Overtaken()
    if (job.createdById === null) return systemActor
    const actor = await findActorAgain(ctx, job.createdById, job.createdWith)
    return actor && mayExport(actor, job) ? actor : fail('export.right_withdrawn')
  })
}

/** Ends an export, and calls up the next of the same person; false when it is not ours to end any more. */
const conclude = (background: Background, job: StoredExport, ended: Ended, now: Date): Promise<boolean> =>
  background.inSystem(async (ctx) => {
    const failure = 'failure' in ended ? ended.failure : null
    const file = 'failure' in ended ? null : ended
    const status = file ? 'done' : 'failed'
    const written = file?.written ?? 0
    if (!(await finish(ctx.db, job, { status, failure, file, written, now }))) return false
    const { id, kind, identifiers, createdById } = job
    const audience = createdById === null ? [] : [createdById]
    await emitForCompany(
      { ...ctx, now },
      { type: 'export.finished', subject: { type: 'export', id }, data: { kind, status, identifiers, written } },
      audience,
    )
    const next = createdById === null ? undefined : await findNext(ctx.db, createdById)
    if (next)
      await emitForCompany(ctx, {
        type: 'export.resumed',
        subject: { type: 'export', id: next.id },
        data: { kind: next.kind },
      })
    return true
  })

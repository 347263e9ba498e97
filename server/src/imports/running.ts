import { setTimeout as pause } from 'node:timers/promises'
import { holdOwnFields } from '../own-fields/own-fields.ts'
import { seal } from '../platform/crypto/sealing.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import type { Background } from '../platform/jobs/background.ts'
import { findActorAgain } from '../security/security.ts'
import type { Decision } from './chunks.ts'
import { concludeCancelled, concludeImport, errorContext } from './concluding.ts'
import type { ReadingJob } from './gathering.ts'
import type { StoredImport } from './imports.tables.ts'
import { ownCellsOf, ownKinds } from './own-columns.ts'
import { type ChunkReader, openReader } from './reading.ts'
import { advance, countErrors, insertErrors, letGo, refreshStatistics, takeUp } from './running.queries.ts'
import { headingsOf } from './stored-headings.ts'
import { isPassing, kindOf } from './storing.ts'

/** How often an import is taken up without getting further before it is given up. */
const mostAttempts = 6
const mostTries = 10
/** After so many tries in which others came in between, they are kept out for one. */
const politeTries = 3
/** Failed rows beyond these are counted and not kept. */
const mostErrorRows = 100_000

/** The import is no longer ours: somebody cancelled it, or works on it as well. */
class Overtaken extends Error {
  override name = 'Overtaken'
}

/**
 * Works an import off from where it stands, chunk by chunk, each in a transaction that also moves the import on: killed at
 * any moment, it goes on behind the last chunk. Does nothing when it is over or somebody else works on it. `onProgress`
 * is called after each chunk that is in.
 */
export async function runImport(
  background: Background,
  id: string,
  onProgress: () => unknown = () => undefined,
): Promise<void> {
  const startedAt = performance.now()
  const job = await background.inSystem((ctx) => takeUp(ctx.db, id))
  if (!job) return
  // a long import ends later than it began, by whatever clock it began
  const now = () => new Date(background.now.getTime() + performance.now() - startedAt)
  if (job.attempts > mostAttempts) {
    await concludeImport(background, job, { status: 'failed', failure: 'import.gave_up', now: now() })
    return
  }
  const reading = await readingJobOf(background, job)
  const reader = openReader(reading, await background.tools.files.read(job.fileKey), job.fileBytes)
  try {
    const finished = await workOff(background, job, { ...reader, own: reading.own }, onProgress)
    if (finished) await concludeImport(background, job, { status: 'done', failure: null, now: now() })
    else await background.inSystem((ctx) => letGo(ctx.db, id))
  } catch (error) {
    // if it was cancelled, its failed rows become a file; if somebody else works on it, this changes nothing
    if (error instanceof Overtaken) await concludeCancelled(background, id, now())
    else if (error instanceof AppError && error.code !== 'unavailable')
      await concludeImport(background, job, { status: 'failed', failure: error.reason, now: now() })
    else {
      // the last one's error stays with its job
      if (job.attempts === mostAttempts)
        await concludeImport(background, job, { status: 'failed', failure: 'import.gave_up', now: now() })
      else await background.inSystem((ctx) => letGo(ctx.db, id)).catch(() => undefined)
      throw error
    }
  } finally {
    await reader.close()
  }
}

/** Puts in what is left of the file; false when the process is asked to stop before the end. */
async function workOff(
  background: Background,
  job: StoredImport,
  reader: OwnReader,
  onProgress: () => unknown,
): Promise<boolean> {
  let from = job.rowsDone
  for (;;) {
    if (background.signal.aborted) return false
    const chunk = await reader.next()
    if (!chunk) return true
    await again((tries) =>
      background.inSystem(async (ctx) => {
        if (tries > politeTries) await kindOf(job.kind).keepOthersOut(ctx)
        await putIn(importing(ctx, job), job, reader, chunk, from)
      }),
    )
    from = chunk.reach.rowsDone
    await background.inSystem((ctx) => refreshStatistics(ctx.db))
    await onProgress()
  }
}

/** A reader, and the own fields by which it reads. */
type OwnReader = ChunkReader & Pick<ReadingJob, 'own'>
type ReadChunk = NonNullable<Awaited<ReturnType<ChunkReader['next']>>>

async function putIn(ctx: Ctx, job: StoredImport, reader: OwnReader, chunk: ReadChunk, from: number): Promise<void> {
  const ownKind = ownKinds[job.kind]
  if (ownKind) await holdOwnFields(ctx, ownKind, reader.own.stamp)
  const { open, store, keep } = kindOf(job.kind)
  const known = await open(ctx, chunk.question, job.onDuplicate, await viewerOf(ctx, job))
  const decision = await reader.decide(known)
  await store(ctx, chunk.question, decision.settled)
  const effects = await keep(ctx.db, { importId: job.id, firstRow: from }, decision.settled)
  if (decision.counts.failed + decision.counts.leftOut > 0) await keepErrors(ctx, job, decision, from)
  if (!(await advance(ctx.db, job.id, from, chunk.reach, { ...decision.counts, effects }))) throw new Overtaken()
}

/** Whoever gave the file, as they see now; undefined when they may see nothing any more. */
const viewerOf = async (ctx: Ctx, { createdById, createdWith }: StoredImport) =>
  createdById === null ? undefined : findActorAgain(ctx, createdById, createdWith)

async function keepErrors(ctx: Ctx, { id }: StoredImport, { counts, errors }: Decision, from: number): Promise<void> {
  if ((await countErrors(ctx.db, id)) >= mostErrorRows) return
  await insertErrors(
    ctx.db,
    id,
    from,
    counts.failed + counts.leftOut,
    seal(ctx.tools.keys, errors, errorContext(id, from)),
  )
}

/** What happens is the doing of whoever gave the file. */
const importing = (ctx: Ctx, { id, createdByKind, createdById }: StoredImport): Ctx => ({
  ...ctx,
  origin: { kind: 'import', id },
  actor: { ...ctx.actor, kind: createdByKind, id: createdById },
})

const readingJobOf = async (background: Background, job: StoredImport) => {
  const { now, tools } = background
  return {
    now,
    tools: { keys: tools.keys },
    locale: job.locale,
    kind: job.kind,
    onDuplicate: job.onDuplicate,
    dayOrder: job.dayOrder,
    table: { format: job.format, sheet: job.sheet },
    own: await background.inSystem((ctx) => ownCellsOf(ctx, job.kind)),
    headings: await headingsOf(tools, job),
    mapping: job.mapping,
    rowsDone: job.rowsDone,
  }
}

/** Tries again what only failed because somebody was in the way at that moment. */
export async function again<T>(work: (tries: number) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work(tries)
    } catch (error) {
      if (!isPassing(error) || tries === mostTries) throw error
      await pause(Math.random() * 50 * tries)
    }
  }
}

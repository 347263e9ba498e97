import { uuidv7 } from '../clock/uuidv7.ts'
import { open, SealBroken, seal } from '../crypto/sealing.ts'
import type { Ctx } from '../ctx.ts'
import { emitForCompany } from '../events/events.ts'
import type { Background } from '../jobs/background.ts'
import { restAfter } from '../jobs/resting.ts'
import { countOld, type Resealed, readOld, replaceOld, type SealedRow } from './places.queries.ts'
import type { SealedPlace } from './places.ts'
import { claimRotation, findRotation, finishRotations, moveRotation, releaseRotation } from './rotation.queries.ts'
import { announceRotation, ringSubject } from './rotation.ts'

/** Small enough that a row is locked, and the process busy, for a few milliseconds only. */
const batch = 200
/** Rests three times as long as it worked: the desk keeps most of the machine. */
const restRatio = 3

export type Rotated = 'finished' | 'stopped' | 'nothing to do'

/**
 * Seals everything by the current key version, a small batch in each transaction, until nothing of another version is
 * left; files as well. Any number of processes may begin, one works. Whoever reads or writes meanwhile notices nothing:
 * every value opens before and after, and one that was changed in between is left as it is and found again.
 */
export async function rotate(background: Background, places: readonly SealedPlace[]): Promise<Rotated> {
  const { tools, signal, inSystem } = background
  await inSystem((ctx) => count(ctx, places))
  const worker = uuidv7(new Date())
  const { current } = tools.keys
  for (;;) {
    const began = performance.now()
    const step = signal.aborted ? 'stopped' : await inSystem((ctx) => sealSome(ctx, places, current, worker))
    if (step === 'stopped') await inSystem((ctx) => releaseRotation(ctx.db, current, worker))
    if (step === 'stopped' || step === 'nothing to do') return step
    if (step === 'walked') {
      await rotateFiles(background, (now) => inSystem((ctx) => claimRotation(ctx.db, current, worker)).then(() => now))
      const over = !signal.aborted && (await inSystem((ctx) => finishIfOver(ctx, places, current)))
      if (over) return 'finished'
    }
    await restAfter(began, restRatio, signal)
  }
}

/** Begins, or goes on with what began elsewhere: how much there is to do is counted once. */
async function count(ctx: Ctx, places: readonly SealedPlace[]): Promise<void> {
  const { current } = ctx.tools.keys
  await announceRotation(ctx)
  if ((await findRotation(ctx.db, current))?.total !== null) return
  await moveRotation(ctx.db, current, { total: await countLeft(ctx, places, current) })
}

async function countLeft(ctx: Ctx, places: readonly SealedPlace[], version: number): Promise<number> {
  let left = 0
  for (const place of places) left += await countOld(ctx.db, place, version)
  return left
}

type Step = 'some' | 'walked' | 'nothing to do'

/** One batch of one place; an empty one goes on to the next place. */
async function sealSome(ctx: Ctx, places: readonly SealedPlace[], version: number, worker: string): Promise<Step> {
  const row = await claimRotation(ctx.db, version, worker)
  if (!row) return 'nothing to do'
  const at = Math.max(
    places.findIndex((place) => place.name === row.place),
    0,
  )
  const place = places[at]
  if (!place) return 'walked'
  const after = row.after === null ? null : (JSON.parse(row.after) as string[])
  const found = await readOld(ctx.db, place, version, after, batch)
  const last = found.at(-1)
  if (!last) {
    const next = places[at + 1]
    await moveRotation(ctx.db, version, { place: next?.name ?? null, after: null })
    return next ? 'some' : 'walked'
  }
  const fresh = found.flatMap((value) => sealAgain(ctx, place, value))
  const done = await replaceOld(ctx.db, place, fresh)
  const broken = row.broken + found.length - fresh.length
  await moveRotation(ctx.db, version, { place: place.name, after: JSON.stringify(last.key), broken }, done)
  return 'some'
}

/** Nothing for a value that was damaged: it stays as it is. A version that is not in the ring stops the rotation. */
function sealAgain({ tools: { keys } }: Ctx, place: SealedPlace, row: SealedRow): Resealed[] {
  const context = place.contextOf(row.key, row.bound)
  try {
    return [{ ...row, fresh: seal(keys, open(keys, row.sealed, context, place.purpose), context, place.purpose) }]
  } catch (error) {
    if (error instanceof SealBroken) return []
    throw error
  }
}

/** Over when nothing of another version is left but what is damaged; otherwise a new pass begins. */
async function finishIfOver(ctx: Ctx, places: readonly SealedPlace[], version: number): Promise<boolean> {
  const broken = (await findRotation(ctx.db, version))?.broken ?? 0
  if ((await countLeft(ctx, places, version)) > broken) {
    await moveRotation(ctx.db, version, { place: null, after: null, broken: 0 })
    return false
  }
  await finishRotations(ctx.db, version, ctx.now)
  const data = { version, broken }
  await emitForCompany(ctx, { type: 'key_rotation.finished', subject: ringSubject, data })
  return true
}

async function rotateFiles({ tools, signal }: Background, beat: (now: number) => Promise<number>): Promise<void> {
  let beaten = performance.now()
  for await (const key of tools.files.olderThan(new Date(), 0)) {
    if (signal.aborted) return
    const began = performance.now()
    if (await tools.files.reseal(key)) await restAfter(began, restRatio, signal)
    if (began - beaten > 5_000) beaten = await beat(began)
  }
}

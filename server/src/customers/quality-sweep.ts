import { judgeOn, judgeOver } from '../data-quality/data-quality.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Background } from '../platform/jobs/background.ts'
import { restAfter } from '../platform/jobs/resting.ts'
import { isQuiet } from './arrivals.queries.ts'
import { lockAfter, lockDue, noteQuality } from './quality.queries.ts'
import { renewQuality } from './quality.ts'

/** So many are locked, for a fraction of a second, while they are judged. */
const batch = 500
/** The desk has the machine for half the time. */
const restPerWork = 1

/**
 * Judges whoever is due: new ones from files and forms, and those about whom time has changed something; then, after a
 * change of the rules, everybody, batch by batch, each in a transaction that also moves the place. Gives way to a file
 * that comes in: it would be slowed down by half.
 */
export async function sweepQuality(background: Background): Promise<void> {
  await untilNone(background, judgeDue)
  await untilNone(background, judgeAgain)
}

async function untilNone(background: Background, judge: (background: Background) => Promise<boolean>): Promise<void> {
  const { signal } = background
  for (let began = performance.now(); !signal.aborted && (await judge(background)); began = performance.now())
    await restAfter(began, restPerWork, signal)
}

const judgeDue = ({ inSystem, now }: Background): Promise<boolean> =>
  inSystem(async (ctx) => {
    if (!(await isQuiet(ctx.db))) return false
    const ids = await lockDue(ctx.db, now, batch)
    await renewQuality(ctx, ids)
    return ids.length === batch
  })

const judgeAgain = ({ inSystem }: Background): Promise<boolean> =>
  inSystem(async (ctx) => {
    const place = await judgeOver(ctx.db)
    if (place === undefined) return false
    const ids = await lockAfter(ctx.db, place, batch)
    await renewQuality(ctx, ids)
    await judgeOn(ctx.db, ids.at(-1) ?? null)
    return ids.length > 0
  })

/** Keeps how good the records of each team are today. */
export const noteTeamQuality = ({ inSystem, now }: Background) =>
  inSystem((ctx) => noteQuality(ctx.db, companyDay(now)))

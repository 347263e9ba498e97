import { setImmediate as breathe } from 'node:timers/promises'
import type { Ctx } from '../platform/ctx.ts'
import { lookUpByIndex } from '../platform/db/batches.ts'
import type { Background } from '../platform/jobs/background.ts'
import { restAfter } from '../platform/jobs/resting.ts'
import { compare } from './comparing.ts'
import { keyCounts } from './frequencies.ts'
import { greatestKey, hashedKeys } from './keys.ts'
import { profileCache } from './profile-cache.ts'
import type { Profile } from './profiles.ts'
import { profileOf } from './reading.ts'
import {
  advanceComparing,
  advanceReading,
  type Block,
  dropGone,
  dropStale,
  type FoundPair,
  findBlocks,
  findChangedBlocks,
  findToRead,
  finishScan,
  type HashedProfile,
  storePairs,
  storeProfiles,
  type TakenScan,
  takeUp,
} from './running.queries.ts'

/** How often a scan is taken up without getting further before it is given up. */
const mostAttempts = 5
const customersInABatch = 1_000
const keysInABatch = 2_000
/** Under a key that more share than this nobody is compared: they are told apart by keys of two things. */
export const mostUnderAKey = 40
/** What else the process has to do gets its turn after so many. */
const inOneGo = 25

/** Nobody waits for a look by the clock: it rests so many times as long as it works. */
const restOfLooks = 3

/** Somebody else works on the scan as well. */
class Overtaken extends Error {
  override name = 'Overtaken'
}

/**
 * Works a scan off from where it stands, each batch in a transaction that also moves the scan on: first reads whoever is
 * new or has changed, then compares those who meet under one key. Killed at any moment it goes on behind the last batch.
 */
export async function runScan(background: Background, id: string): Promise<void> {
  const startedAt = performance.now()
  const scan = await background.inSystem((ctx) => takeUp(ctx.db, id))
  if (!scan) return
  const now = () => new Date(background.now.getTime() + performance.now() - startedAt)
  if (scan.attempts > mostAttempts) {
    await background.inSystem((ctx) => finishScan(ctx.db, id, 'failed', now()))
    return
  }
  const cache = profileCache(background.tools.keys)
  try {
    const changed = scan.changedCount + (await readAll(background, scan, cache.keep))
    await compareAll(background, scan, cache, changed)
    await background.inSystem(async (ctx) => {
      await dropStale(ctx.db, id)
      await finishScan(ctx.db, id, 'done', now())
    })
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
  }
}

/** Reads whom nobody has read yet; gives how many. */
async function readAll(
  background: Background,
  { id, afterId, startedByKind }: TakenScan,
  keep: (id: string, profile: Profile) => void,
): Promise<number> {
  let [from, changed] = [afterId, 0]
  for (;;) {
    background.signal.throwIfAborted()
    const began = performance.now()
    const batch = await background.inSystem((ctx) => readBatch(ctx, id, from, keep))
    if (!batch) break
    from = batch.to
    changed += batch.changed
    await rest(background, startedByKind, began)
  }
  await background.inSystem((ctx) => dropGone(ctx.db))
  return changed
}

async function readBatch(ctx: Ctx, scanId: string, from: string, keep: (id: string, profile: Profile) => void) {
  const { keys } = ctx.tools
  const rows = await findToRead(ctx.db, from, customersInABatch)
  const to = rows.at(-1)?.id
  if (to === undefined) return undefined
  const read: HashedProfile[] = []
  for (const [at, row] of rows.filter(({ changed }) => changed).entries()) {
    if (at % inOneGo === 0) await breathe()
    const profile = profileOf(keys, row)
    const { own, name } = hashedKeys(keys, profile)
    keep(row.id, profile)
    read.push({ customerId: row.id, fingerprint: row.fingerprint, nameKey: name, keys: own })
  }
  if (read.length > 0) await storeProfiles(ctx.db, scanId, read)
  if (!(await advanceReading(ctx.db, scanId, from, to, rows.length, read.length))) throw new Overtaken()
  return { to, changed: read.length }
}

/** Compares those who meet, but of a few who changed only those who meet them. */
async function compareAll(
  background: Background,
  { id, afterKey, customersCount, startedByKind }: TakenScan,
  cache: ReturnType<typeof profileCache>,
  changed: number,
): Promise<void> {
  if (changed === 0) return
  const counts = keyCounts(background.tools.keys, customersCount)
  const few = changed < customersCount / 5
  const compared = new Set<string>()
  let from = afterKey
  for (;;) {
    background.signal.throwIfAborted()
    const began = performance.now()
    const to = await background.inSystem(async (ctx) => {
      if (from === null) await lookUpByIndex(ctx.db)
      const blocks = few
        ? await findChangedBlocks(ctx.db, id, from ?? -1, keysInABatch, mostUnderAKey)
        : await findBlocks(ctx.db, from ?? -1, keysInABatch, mostUnderAKey)
      const found = await compareBlocks(ctx, blocks, cache, counts, compared)
      if (found.length > 0) await storePairs(ctx.db, id, found, ctx.now)
      const reached = blocks.length < keysInABatch ? greatestKey : (blocks.at(-1)?.key ?? greatestKey)
      if (!(await advanceComparing(ctx.db, id, from, reached))) throw new Overtaken()
      return reached
    })
    if (to === greatestKey) return
    from = to
    await rest(background, startedByKind, began)
  }
}

const rest = ({ signal }: Background, startedByKind: string, began: number) =>
  startedByKind === 'system' ? restAfter(began, restOfLooks, signal) : undefined

/** So many pairs are remembered as compared; looking at one again would only take time. */
const mostRemembered = 1_000_000

async function compareBlocks(
  ctx: Ctx,
  blocks: readonly Block[],
  cache: ReturnType<typeof profileCache>,
  counts: ReturnType<typeof keyCounts>,
  compared: Set<string>,
): Promise<FoundPair[]> {
  if (compared.size > mostRemembered) compared.clear()
  const pairs = blocks.flatMap(({ ids }) => pairsOf(ids)).filter(([left, right]) => isNew(compared, left + right))
  const profiles = await cache.load(ctx.db, new Set(pairs.flat()))
  await counts.ask(ctx.db, [...profiles.values()])
  const found: FoundPair[] = []
  for (const [at, [leftId, rightId]] of pairs.entries()) {
    if (at % (inOneGo * 8) === 0) await breathe()
    const [left, right] = [profiles.get(leftId), profiles.get(rightId)]
    if (!left || !right) continue
    const { band, ...comparison } = compare(left, right, counts.frequencies)
    if (band) found.push({ leftId, rightId, band, ...comparison })
  }
  return found
}

const isNew = (compared: Set<string>, pair: string) => !compared.has(pair) && compared.add(pair) !== undefined

function pairsOf(ids: readonly string[]): [string, string][] {
  const sorted = ids.toSorted()
  return sorted.flatMap((left, at) => sorted.slice(at + 1).map((right): [string, string] => [left, right]))
}

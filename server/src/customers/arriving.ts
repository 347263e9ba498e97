import {
  type ClaimBatch,
  type FieldBook,
  openRegister,
  type RegisterBatches,
  storeRegister,
  type Taken,
  uniqueClaims,
} from '../own-fields/own-fields.ts'
import type { Actor } from '../platform/actor.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { lookUpByIndex, valuesOf } from '../platform/db/batches.ts'
import { emitMany } from '../platform/events/events.ts'
import { type ArrivalBatches, packDrafts } from './arrival-batches.ts'
import {
  type KnownCustomer,
  type KnownIdentity,
  type OnDuplicate,
  type Outcome,
  settleArrivals,
} from './arrival-outcomes.ts'
import {
  additionsTo,
  arrivalEvents,
  awaitTurn,
  closeGate,
  countHeld,
  findKnown,
  findTaken,
  insertArrivalChanges,
  insertArrivalIdentities,
  insertCreated,
  registerArrivals,
  updateKnown,
} from './arrivals.queries.ts'
import type { Arrival } from './arrivals.ts'
import type { Reading } from './facts.ts'
import { makeDue } from './quality.queries.ts'

/** Somebody else wrote one of the identities while we looked: nothing may stay, and a second try sees what is there now. */
export class ArrivalsOverlap extends Error {
  override name = 'ArrivalsOverlap'
}

/** Settled arrivals on their way into the database; made of bytes and numbers, so that another thread can make it. */
export interface SettledArrivals {
  readonly outcomes: readonly Outcome[]
  readonly batches: ArrivalBatches
  /** How many identities of these hashes there are once everything is written, and how many of the new are external. */
  readonly held: number
  readonly external: number
  /** Own values that must be unique; null where none can come. */
  readonly unique: RegisterBatches | null
}

/** What must be asked before arrivals can be settled: the hashes of all their identities, and their unique values. */
export interface ArrivalQuestion {
  readonly hashes: Uint8Array
  readonly claims: ClaimBatch
}

/** Who brings arrivals in, as far as it says whom they see. */
export type ArrivalViewer = Pick<Actor, 'scope' | 'reach'>

export const arrivalQuestion = (arrivals: readonly Arrival[], fields: FieldBook): ArrivalQuestion => ({
  hashes: arrivalHashes(arrivals),
  claims: uniqueClaims(
    fields,
    arrivals.map(({ custom }) => custom),
  ),
})

/** The hashes of all their identities. */
function arrivalHashes(arrivals: readonly Arrival[]): Uint8Array {
  const hashes = arrivals.flatMap(({ identities }) => identities.map(({ hash }) => hash))
  return valuesOf('bytea', [...new Map(hashes.map((hash) => [hash.toString('latin1'), hash])).values()])
}

/**
 * Opens a batch: others who bring customers in batches wait until this transaction is over. Gives who has the identities
 * and the unique values, for `decideArrivals`; when customers who are there may be updated, nobody else changes them
 * meanwhile. Only whom the viewer sees is named.
 */
export async function openArrivals(
  ctx: Ctx,
  { hashes, claims }: ArrivalQuestion,
  onDuplicate: OnDuplicate,
  viewer: ArrivalViewer | undefined,
): Promise<string> {
  await awaitTurn(ctx.db)
  await lookUpByIndex(ctx.db)
  const identities = await findKnown(ctx.db, hashes, onDuplicate === 'update')
  return joined(identities, await findTaken(ctx.db, claims, viewer))
}

/** Who has the identities, as far as the actor sees them, for somebody who only wants to know what would become. */
export const askForArrivals = async ({ db, actor }: Ctx, { hashes, claims }: ArrivalQuestion): Promise<string> =>
  joined(await findKnown(db, hashes, false), await findTaken(db, claims, actor))

const joined = (identities: string, taken: readonly Taken[]) =>
  `{"identities":${identities},"taken":${JSON.stringify(taken)}}`

/** Shuts the gate before a batch is opened: nobody adds somebody by hand until it is over. */
export async function keepArrivalsOut({ db }: Ctx): Promise<void> {
  await awaitTurn(db)
  await closeGate(db)
}

/** Decides who is who. Touches no database. */
export function decideArrivals(
  reading: Reading,
  arrivals: readonly Arrival[],
  known: string,
  onDuplicate: OnDuplicate,
  fields: FieldBook,
): SettledArrivals {
  const there = JSON.parse(known) as { identities: unknown; taken: Taken[] }
  const identities = readKnown(JSON.stringify(there.identities))
  const register = openRegister(fields, there.taken)
  const { outcomes, drafts } = settleArrivals(reading, arrivals, identities, onDuplicate, fields, register)
  const added = drafts.flatMap((draft) => draft.added)
  return {
    outcomes,
    batches: packDrafts(reading, drafts),
    held: identities.length + added.length,
    external: added.filter(({ kind }) => kind === 'external').length,
    unique: register.pack(),
  }
}

/** Who has identities, as `findKnown` tells. */
export function readKnown(text: string): KnownIdentity[] {
  const known = JSON.parse(text) as (Omit<KnownIdentity, 'before'> & {
    before: (Omit<KnownCustomer, 'addressSealed'> & { addressSealed: string | null }) | null
  })[]
  return known.map(({ before, ...identity }) => ({
    ...identity,
    before: before && { ...before, addressSealed: bytesOf(before.addressSealed) },
  }))
}

const bytesOf = (hex: string | null) => (hex === null ? null : Buffer.from(hex.slice(2), 'hex'))

/**
 * Writes settled arrivals, a statement for each table and none for each row. Throws ArrivalsOverlap when somebody wrote
 * one of the identities or took one of the unique values since they were asked for.
 */
export async function storeArrivals(ctx: Ctx, hashes: Uint8Array, settled: SettledArrivals): Promise<void> {
  const { db, now } = ctx
  const { created, updated, identities, additions, changes } = settled.batches
  if (created.size > 0) {
    await insertCreated(db, created, companyDay(now).slice(2).replaceAll('-', ''), now)
    await emitMany(ctx, { type: 'customer.created', subjectType: 'customer' }, arrivalEvents.created(created, now))
  }
  if (updated.size > 0) {
    await updateKnown(db, updated, now)
    await emitMany(ctx, { type: 'customer.updated', subjectType: 'customer' }, arrivalEvents.updated(updated, now))
  }
  if (settled.unique && !(await storeRegister(db, settled.unique))) throw new ArrivalsOverlap()
  if (identities.size === 0 && changes.size === 0) return
  await insertArrivalIdentities(db, identities, now)
  if (additions.size > 0)
    await emitMany(
      ctx,
      { type: 'customer.identity_added', subjectType: 'identity' },
      arrivalEvents.identified(additions, now),
    )
  if (additions.size > 0) await makeDue(db, additionsTo(additions))
  if (changes.size > 0) await insertArrivalChanges(db, changes)
  await closeGate(db)
  if ((await countHeld(db, hashes)) !== settled.held) throw new ArrivalsOverlap()
  const registered = settled.external === 0 ? 0 : await registerArrivals(db, identities)
  if (registered !== settled.external) throw new ArrivalsOverlap()
}

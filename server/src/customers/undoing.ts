import { isDeepStrictEqual } from 'node:util'
import {
  type FieldBook,
  formerClaims,
  isOwnChange,
  noFields,
  openOwnFields,
  openReclaiming,
  putOwnValuesBack,
  type Reclaiming,
  storeRegister,
} from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { emitMany } from '../platform/events/events.ts'
import type { Draft } from './arrival-outcomes.ts'
import { arrivalEvents, eventsOfArrivals, findTaken, insertArrivalChanges, updateKnown } from './arrivals.queries.ts'
import { ArrivalsOverlap } from './arriving.ts'
import { eventsOfLinks, linkEvents } from './contacts.queries.ts'
import type { CustomerIdentitiesTable, StoredCustomer } from './customers.tables.ts'
import {
  type Effect,
  keptFor,
  putBack,
  removed,
  type Since,
  type Standing,
  type StoredLink,
  type Verdict,
} from './effects.ts'
import { openAddress, type Reading, sealAddress } from './facts.ts'
import { type FormerLink, packUndo, type UndoWork } from './undo-batches.ts'
import {
  archiveMistaken,
  deleteIdentityRows,
  type FormerValue,
  findFormerValues,
  findIdentityRows,
  findLinkRows,
  findStanding,
  putLinksBack,
  releaseNumbers,
  releaseUnique,
} from './undoing.queries.ts'

/** What becomes of each effect, in their order, and what has to be written for it. */
export interface UndoPlan {
  readonly verdicts: readonly Verdict[]
  readonly work: UndoWork
}

const noWork: UndoWork = { archived: [], putBack: [], identities: [], links: [], unique: null }

type Step = { readonly verdict: Verdict } & {
  readonly archived?: Standing
  readonly putBack?: Draft
  readonly identity?: CustomerIdentitiesTable
  readonly link?: FormerLink
}

/**
 * Decides what becomes of what arrivals did when it is undone: new customers go unless something has happened to them
 * since, values go back and identities go where they are as the arrival left them. Writes nothing.
 */
export async function planCustomerUndo(ctx: Ctx, effects: readonly Effect[], since: Since): Promise<UndoPlan> {
  if (effects.length === 0) return { verdicts: [], work: noWork }
  const ids = [...new Set(effects.map(({ customerId }) => customerId))]
  const standing = new Map((await findStanding(ctx.db, ids)).map((row) => [row.id, row]))
  const ofType = (type: string) => effects.filter((effect) => effect.type === type)
  const inside = ofType('customer.key_person_added')
  const former = Map.groupBy(
    await findFormerValues(ctx.db, [...ofType('customer.updated'), ...inside]),
    ({ eventId }) => eventId,
  )
  const book = [...former.values()].flat().some(isOwnChange) ? await openOwnFields(ctx, 'customer') : noFields
  const leaving = ofType('customer.created').flatMap(({ customerId: id }) =>
    standing.get(id)?.archivedAt === null && !since.has(id) ? [id] : [],
  )
  const updated = ofType('customer.updated').flatMap(({ customerId, eventId }) => {
    const row = standing.get(customerId)
    return row?.archivedAt === null ? [recordOf(row, former.get(eventId) ?? [])] : []
  })
  const reclaiming = await openFormer(ctx, book, updated, new Set(leaving))
  const links = new Map((await findLinkRows(ctx.db, inside)).map((row) => [row.id, row]))
  const added = await findIdentityRows(ctx.db, ofType('customer.identity_added'))
  const identities = new Map(added.map((row) => [row.id, row]))
  const steps = effects.map((effect): Step => {
    const row = standing.get(effect.customerId)
    if (!row) return { verdict: keptFor('gone') }
    if (row.archivedAt !== null) return { verdict: keptFor('archived') }
    if (effect.type === 'customer.created') {
      const because = since.get(row.id)
      return because ? { verdict: keptFor(because) } : { verdict: removed, archived: row }
    }
    if (effect.type === 'customer.updated')
      return putBackFields(ctx, row, former.get(effect.eventId) ?? [], { book, reclaiming })
    if (effect.type === 'customer.key_person_added')
      return takeOutOf(row, links.get(effect.subjectId), former.get(effect.eventId)?.[0])
    const identity = identities.get(effect.subjectId)
    return identity ? { verdict: removed, identity } : { verdict: keptFor('gone') }
  })
  return {
    verdicts: steps.map(({ verdict }) => verdict),
    work: {
      archived: steps.flatMap(({ archived }) => archived ?? []),
      putBack: steps.flatMap((step) => step.putBack ?? []),
      identities: steps.flatMap(({ identity }) => identity ?? []),
      links: steps.flatMap(({ link }) => link ?? []),
      unique: reclaiming.pack(),
    },
  }
}

function takeOutOf({ number }: Standing, link: StoredLink | undefined, change: FormerValue | undefined): Step {
  if (!link) return { verdict: keptFor('gone') }
  const { role, influence } = link
  if (!isDeepStrictEqual({ role, influence }, change?.newValue)) return { verdict: keptFor('changed') }
  const former = change?.oldValue as FormerLink['former']
  return { verdict: former ? putBack(['keyPerson'], []) : removed, link: { ...link, number, former } }
}

/** The own fields, and which former values that must be unique go back. */
interface OwnFormer {
  readonly book: FieldBook
  readonly reclaiming: Reclaiming
}

const recordOf = ({ id, custom }: Standing, former: readonly FormerValue[]) => ({ id, customerId: id, custom, former })

/** Which former values that must be unique go back; those who leave keep none. */
async function openFormer(
  { db }: Ctx,
  book: FieldBook,
  records: readonly ReturnType<typeof recordOf>[],
  leaving: ReadonlySet<string>,
): Promise<Reclaiming> {
  const taken = await findTaken(db, formerClaims(book, records), undefined)
  return openReclaiming(
    book,
    records,
    taken.filter(({ recordId }) => !leaving.has(recordId)),
  )
}

function putBackFields(
  reading: Reading,
  row: Standing,
  former: readonly FormerValue[],
  { book, reclaiming }: OwnFormer,
): Step {
  const facts: Partial<StoredCustomer> = {}
  const { own, kept: keptOwn } = putOwnValuesBack(book, recordOf(row, former), reclaiming)
  const kept = [...keptOwn]
  for (const value of former.filter((each) => !isOwnChange(each))) {
    const given = formerFacts(reading, row, value)
    if (given) Object.assign(facts, given)
    else kept.push(value.field)
  }
  const verdict = putBack(
    former.map(({ field }) => field).filter((field) => !kept.includes(field)),
    kept,
  )
  if (verdict.outcome === 'kept') return { verdict }
  const name = facts.name ?? row.name
  return {
    verdict,
    putBack: {
      id: row.id,
      archived: false,
      before: row,
      isNew: false,
      kind: row.kind,
      name,
      row: null,
      facts,
      own,
      added: [],
    },
  }
}

/** The columns of a field as they were before; undefined when it was changed again since. */
function formerFacts(reading: Reading, row: Standing, { field, oldValue, newValue }: FormerValue) {
  if (field === 'address') return formerAddress(reading, row, oldValue as string | null, newValue as string | null)
  if (field === 'tags') return { tags: tagsWithout(row.tags, newValue as string[], oldValue as string[]) }
  const isSame = isDeepStrictEqual(row[field as keyof Standing] ?? null, newValue)
  return isSame ? { [field]: oldValue } : undefined
}

/** Tags go one by one: what was added is taken off, what somebody else added since stays. */
const tagsWithout = (now: readonly string[], added: readonly string[], former: readonly string[]) =>
  now.filter((tag) => former.includes(tag) || !added.includes(tag))

/** Addresses lie sealed in the log of changes, each time by other bytes. */
function formerAddress(reading: Reading, row: Standing, oldValue: string | null, newValue: string | null) {
  const read = (sealed: Uint8Array | null) => sealed && openAddress(reading.tools.keys, row.id, sealed)
  const text = (value: string | null) => read(value === null ? null : Buffer.from(value, 'base64'))
  if (read(row.addressSealed) !== text(newValue)) return undefined
  return sealAddress(reading, row.id, text(oldValue))
}

/** Carries a plan out; gives a query of the events that tell of it, as `eventsOfArrivals` does. */
export async function carryOutCustomerUndo(ctx: Ctx, { work }: UndoPlan) {
  const { db, now } = ctx
  const { archived, updated, changes, identities, identityChanges, links } = packUndo(ctx, work)
  if (archived.size > 0) {
    await archiveMistaken(db, archived, ctx.actor.id, now)
    const said = { type: 'customer.archived', subjectType: 'customer' } as const
    await emitMany(ctx, said, arrivalEvents.updated(archived, now))
    await releaseNumbers(db, archived)
    await releaseUnique(db, archived)
  }
  if (work.unique && !(await storeRegister(db, work.unique))) throw new ArrivalsOverlap()
  if (updated.size > 0) {
    await updateKnown(db, updated, now)
    const said = { type: 'customer.updated', subjectType: 'customer' } as const
    await emitMany(ctx, said, arrivalEvents.updated(updated, now))
    await insertArrivalChanges(db, changes)
  }
  if (identities.size > 0) {
    await deleteIdentityRows(db, identities)
    const said = { type: 'customer.identity_removed', subjectType: 'identity' } as const
    await emitMany(ctx, said, arrivalEvents.identified(identities, now))
    await insertArrivalChanges(db, identityChanges)
  }
  if (links.size > 0) {
    await putLinksBack(db, links)
    await emitMany(ctx, { type: 'customer.key_person_removed', subjectType: 'key_person' }, linkEvents(links, now))
  }
  return eventsOfLinks(links, eventsOfArrivals({ created: archived, updated, additions: identities }))
}

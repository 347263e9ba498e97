import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type Batch, batchOf, lookUpByIndex, valuesOf } from '../platform/db/batches.ts'
import { emitMany } from '../platform/events/events.ts'
import { arrivalShapes, packDrafts } from './arrival-batches.ts'
import type { OnDuplicate } from './arrival-outcomes.ts'
import { awaitTurn, eventsOfArrivals, findKnown, insertArrivalChanges } from './arrivals.queries.ts'
import { readKnown, type SettledArrivals, storeArrivals } from './arriving.ts'
import type { ContactArrival } from './contact-arrivals.ts'
import { type ContactOutcome, type KnownContacts, type Link, settleContacts } from './contact-outcomes.ts'
import { eventsOfLinks, findContactTargets, linkEvents, linkShape, saveLinks } from './contacts.queries.ts'
import type { Reading } from './facts.ts'

/** What must be asked before contacts can be settled, as columns. */
export interface ContactQuestion {
  readonly hashes: Uint8Array
  readonly numbers: Uint8Array
  readonly organisations: Uint8Array
  readonly targetHashes: Uint8Array
}

/** Settled contacts on their way into the database; made of bytes and numbers, so that another thread can make it. */
export interface SettledContacts {
  readonly outcomes: readonly ContactOutcome[]
  readonly arrivals: SettledArrivals
  readonly links: Batch<keyof typeof linkShape>
  readonly changes: SettledArrivals['batches']['changes']
}

const distinct = (hashes: readonly Buffer[]) => [
  ...new Map(hashes.map((hash) => [hash.toString('latin1'), hash])).values(),
]

export const contactQuestion = (arrivals: readonly ContactArrival[]): ContactQuestion => ({
  hashes: valuesOf('bytea', distinct(arrivals.flatMap(({ identities }) => identities.map(({ hash }) => hash)))),
  numbers: valuesOf('text', [...new Set(arrivals.flatMap(({ wanted }) => wanted.number ?? []))]),
  organisations: valuesOf('text', [...new Set(arrivals.flatMap(({ wanted }) => wanted.organisation ?? []))]),
  targetHashes: valuesOf('bytea', distinct(arrivals.flatMap(({ wanted }) => wanted.hashes))),
})

/**
 * Opens a batch: others who bring customers in batches wait until this transaction is over, and nobody changes the key
 * persons of the organisations meanwhile. Gives who is there, for `decideContacts`.
 */
export async function openContactArrivals(ctx: Ctx, question: ContactQuestion): Promise<string> {
  await awaitTurn(ctx.db)
  await lookUpByIndex(ctx.db)
  const targets = await findContactTargets(ctx.db, question, 'to_change')
  return joined(await findKnown(ctx.db, question.hashes, false), targets)
}

/** The same as far as the actor sees it, for somebody who only wants to know what would become. */
export const askForContacts = async (ctx: Ctx, question: ContactQuestion): Promise<string> =>
  joined(await findKnown(ctx.db, question.hashes, false), await findContactTargets(ctx.db, question, 'to_know'))

const joined = (identities: string, targets: string) => `{"identities":${identities},${targets.slice(1)}`

/** Decides whose contacts they are. Touches no database. */
export function decideContacts(
  reading: Reading,
  arrivals: readonly ContactArrival[],
  known: string,
  onDuplicate: OnDuplicate,
): SettledContacts {
  const there = JSON.parse(known) as Omit<KnownContacts, 'identities'> & { identities: unknown }
  const identities = readKnown(JSON.stringify(there.identities))
  const { outcomes, drafts, links } = settleContacts(arrivals, { ...there, identities }, onDuplicate, () =>
    uuidv7(reading.now),
  )
  const added = drafts.flatMap((draft) => draft.added)
  const rows = links.map((link) => ({ ...link, eventId: uuidv7(reading.now), data: dataOf(link) }))
  return {
    outcomes,
    arrivals: {
      outcomes: [],
      batches: packDrafts(reading, drafts),
      held: identities.length + added.length,
      external: 0,
      unique: null,
    },
    links: batchOf(linkShape, rows),
    changes: batchOf(
      arrivalShapes.changes,
      rows.map(({ customerId, eventId, former, role, influence }) => ({
        customerId,
        eventId,
        field: 'keyPerson',
        oldValue: JSON.stringify(former),
        newValue: JSON.stringify({ role, influence }),
      })),
    ),
  }
}

const dataOf = ({ organisation, personId, influence }: Link) => ({ number: organisation.number, personId, influence })

/** Writes settled contacts. Throws ArrivalsOverlap when somebody wrote one of the identities since they were asked for. */
export async function storeContactArrivals(
  ctx: Ctx,
  { hashes }: ContactQuestion,
  { arrivals, links, changes }: SettledContacts,
): Promise<void> {
  if (links.size > 0) {
    const said = { type: 'customer.key_person_added', subjectType: 'key_person' } as const
    await saveLinks(ctx.db, links)
    await emitMany(ctx, said, linkEvents(links, ctx.now))
    await insertArrivalChanges(ctx.db, changes)
  }
  await storeArrivals(ctx, hashes, arrivals)
}

/** The events that tell of what was stored: customer_id and event_id of each. */
export const eventsOfContacts = ({ arrivals, links }: SettledContacts) =>
  eventsOfLinks(links, eventsOfArrivals(arrivals.batches))

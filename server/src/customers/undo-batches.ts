import type { RegisterBatches } from '../own-fields/own-fields.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { type Batch, batchOf } from '../platform/db/batches.ts'
import { type ArrivalBatches, arrivalShapes, packDrafts } from './arrival-batches.ts'
import type { Draft } from './arrival-outcomes.ts'
import { linkShape } from './contacts.queries.ts'
import type { CustomerIdentitiesTable } from './customers.tables.ts'
import type { Standing, StoredLink } from './effects.ts'
import type { Reading } from './facts.ts'
import { sealedText } from './identifying.ts'

/** The batches by which arrivals are undone, besides those of changed customers. */
export const undoShapes = {
  archived: { id: 'uuid', eventId: 'uuid', data: 'jsonb', row: 'integer' },
  identities: arrivalShapes.additions,
  /** People inside organisations; without a role they are taken out. */
  links: linkShape,
} as const

export interface UndoBatches extends Pick<ArrivalBatches, 'updated' | 'changes'> {
  readonly archived: Batch<keyof typeof undoShapes.archived>
  readonly identities: ArrivalBatches['additions']
  readonly links: Batch<keyof typeof linkShape>
  /** What the log keeps of the removed identities. */
  readonly identityChanges: ArrivalBatches['changes']
}

/** What is to be written when arrivals are undone. */
export interface UndoWork {
  readonly archived: readonly Standing[]
  readonly putBack: readonly Draft[]
  readonly identities: readonly CustomerIdentitiesTable[]
  readonly links: readonly FormerLink[]
  /** Own values that must be unique and go back with the others. */
  readonly unique: RegisterBatches | null
}

/** Somebody inside an organisation, and what they were there before; null when they were not. */
export interface FormerLink extends StoredLink {
  readonly number: string
  readonly former: Pick<StoredLink, 'role' | 'influence'> | null
}

/** Packs it, each with an event of its own. */
export function packUndo(
  reading: Reading,
  { archived, putBack, identities, links }: Omit<UndoWork, 'unique'>,
): UndoBatches {
  const { updated, changes } = packDrafts(reading, putBack)
  const removals = identities.map((identity) => ({ ...identity, eventId: uuidv7(reading.now) }))
  return {
    updated,
    changes,
    archived: batchOf(
      undoShapes.archived,
      archived.map(({ id, number }) => ({ id, eventId: uuidv7(reading.now), data: { number }, row: null })),
    ),
    identities: batchOf(
      undoShapes.identities,
      removals.map(({ customerId, eventId, id, kind }) => ({ customerId, eventId, id, data: { kind }, row: null })),
    ),
    links: batchOf(
      undoShapes.links,
      links.map(({ customerId, id, personId, number, former }) => ({
        customerId,
        id,
        eventId: uuidv7(reading.now),
        personId,
        role: former?.role ?? null,
        influence: former?.influence ?? null,
        data: former ? { number, personId, influence: former.influence } : { number, personId },
        row: null,
      })),
    ),
    identityChanges: batchOf(
      arrivalShapes.changes,
      removals.map(({ customerId, eventId, ...identity }) => ({
        customerId,
        eventId,
        field: 'identity',
        oldValue: JSON.stringify(sealedText(identity)),
        newValue: 'null',
      })),
    ),
  }
}

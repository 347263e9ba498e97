import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { type Batch, batchOf } from '../platform/db/batches.ts'
import type { Change } from '../platform/events/events.ts'
import type { Draft } from './arrival-outcomes.ts'
import { type Before, changeOf, differences, nameOf } from './differences.ts'
import type { Reading } from './facts.ts'
import { sealedText } from './identifying.ts'
import { customerSearch, sortName } from './search-texts.ts'

const columns = {
  id: 'uuid',
  eventId: 'uuid',
  name: 'text',
  sortName: 'text',
  gender: 'text',
  birthday: 'jsonb',
  region: 'text',
  addressSealed: 'bytea',
  addressMasked: 'text',
  tags: 'text[]',
  search: 'tsvector',
  custom: 'jsonb',
  /** Of the file, of whoever came last. */
  row: 'integer',
} as const

/** The batches that settled arrivals are written by. */
export const arrivalShapes = {
  created: { ...columns, kind: 'text' },
  updated: { ...columns, data: 'jsonb' },
  identities: {
    customerId: 'uuid',
    id: 'uuid',
    kind: 'text',
    hash: 'bytea',
    tailHash: 'bytea',
    sealed: 'bytea',
    masked: 'text',
    isPrimary: 'boolean',
  },
  /** Identities that a customer got who was there before. */
  additions: { customerId: 'uuid', eventId: 'uuid', id: 'uuid', data: 'jsonb', row: 'integer' },
  changes: { customerId: 'uuid', eventId: 'uuid', field: 'text', oldValue: 'jsonb', newValue: 'jsonb' },
} as const

export type ArrivalBatches = {
  readonly [N in keyof typeof arrivalShapes]: Batch<keyof (typeof arrivalShapes)[N] & string>
}

/** Packs what the drafts bring: new customers, real changes of old ones, identities, and what the log keeps of it. */
export function packDrafts(reading: Reading, drafts: readonly Draft[]): ArrivalBatches {
  const { now } = reading
  const given = { customerId: '', eventId: '' }
  const changes: (typeof given & { field: string; oldValue: string; newValue: string })[] = []
  const log = (customerId: string, eventId: string, changed: readonly Change[]) => {
    for (const { field, old, new: value } of changed)
      changes.push({ customerId, eventId, field, oldValue: JSON.stringify(old), newValue: JSON.stringify(value) })
  }
  const updated = drafts.flatMap((draft) => {
    const update = updateOf(reading, draft)
    if (!update) return []
    log(draft.id, update.row.eventId, update.changes)
    return [update.row]
  })
  const identities = drafts.flatMap(({ id: customerId, isNew, added }) =>
    added.map((identity) => ({ ...identity, customerId, id: uuidv7(now), isNew })),
  )
  const additions = identities.flatMap((identity) => {
    if (identity.isNew) return []
    const eventId = uuidv7(now)
    log(identity.customerId, eventId, [{ field: 'identity', old: null, new: sealedText(identity) }])
    const { customerId, id, row } = identity
    return [{ customerId, eventId, id, data: { kind: identity.kind }, row }]
  })
  const created = drafts
    .filter(({ isNew }) => isNew)
    .map((draft) => ({
      ...empty,
      ...draft.facts,
      ...named(draft),
      id: draft.id,
      kind: draft.kind,
      eventId: uuidv7(now),
      row: draft.row,
    }))
  return {
    created: batchOf(arrivalShapes.created, created),
    updated: batchOf(arrivalShapes.updated, updated),
    identities: batchOf(arrivalShapes.identities, identities),
    additions: batchOf(arrivalShapes.additions, additions),
    changes: batchOf(arrivalShapes.changes, changes),
  }
}

const empty = {
  gender: null,
  birthday: null,
  region: null,
  addressSealed: null,
  addressMasked: null,
  tags: [],
  custom: {},
}

const named = ({ name, facts, before, own }: Draft) => ({
  name,
  sortName: sortName(name),
  search: customerSearch({ name, formerNames: before?.formerNames ?? [], tags: facts.tags ?? before?.tags ?? [] }),
  custom: own?.values ?? before?.custom ?? {},
})

function updateOf(reading: Reading, draft: Draft) {
  const { before, facts, name, id, row } = draft
  if (!before) return undefined
  const given = { ...facts, name }
  const changed = differences(reading, before as Before, given)
  const own = draft.own?.changes ?? []
  if (changed.length + own.length === 0) return undefined
  const data = { number: before.number, fields: [...changed.map(nameOf), ...own.map(({ field }) => field)] }
  return {
    row: { ...before, ...given, ...named(draft), id, eventId: uuidv7(reading.now), data, row },
    changes: [...changed.map((field) => changeOf(field, before as Before, given)), ...own],
  }
}

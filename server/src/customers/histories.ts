import { isDeepStrictEqual } from 'node:util'
import type { Change } from '../platform/events/events.ts'
import type { Gift } from './provenance.queries.ts'

/** A value that a field had, and what gave it; `first` is how the other record of a merge had come to it. */
export interface Entry {
  readonly value: unknown
  readonly gift: Gift | undefined
  readonly first: Gift | undefined
  /** The event that replaced it; undefined for what stands there now. */
  readonly replacedBy?: string
}

/** What the log knows of one customer by itself. */
export interface Past {
  readonly created: Gift | undefined
  /** Every value that a field had since it was changed for the first time, oldest first, by field. */
  readonly histories: ReadonlyMap<string, readonly Entry[]>
}

/** The values of a change in a form in which they can be compared. */
export type Reader = (customerId: string, change: Change) => Change

/** The pasts of some customers who are or were one, by id. `gifts` are oldest first. */
export function pastsOf(gifts: readonly Gift[], read: Reader): ReadonlyMap<string, Past> {
  const byCustomer = Map.groupBy(gifts, ({ customerId }) => customerId)
  const pasts = new Map<string, Past>()
  const pastOf = (id: string): Past | undefined => {
    const own = byCustomer.get(id)
    const known = pasts.get(id)
    if (known || !own) return known
    const created = own.find(({ type }) => type === 'customer.created')
    const histories = new Map<string, Entry[]>()
    const past = { created, histories }
    pasts.set(id, past)
    for (const gift of own)
      for (const change of changesOf(gift)) {
        const { field, old, new: value } = read(id, change)
        const history = histories.get(field) ?? [{ value: old, gift: created, first: undefined }]
        histories.set(field, history)
        const entry = entryOf(gift, field, value, history, pastOf)
        history.push({ ...(history.pop() as Entry), value: old, replacedBy: gift.id }, entry)
      }
    return past
  }
  for (const id of byCustomer.keys()) pastOf(id)
  return pasts
}

/**
 * What came with an event. Taking two apart sets back what was there before, so such a value keeps the source that it had
 * then.
 */
function entryOf(
  gift: Gift,
  field: string,
  value: unknown,
  history: readonly Entry[],
  pastOf: (id: string) => Past | undefined,
): Entry {
  if (gift.type === 'customer.taken_apart') {
    const was = history.findLast((entry) => isDeepStrictEqual(entry.value, value))
    return { value, gift: was?.gift ?? gift, first: was?.first }
  }
  if (gift.type !== 'customer.merged') return { value, gift, first: undefined }
  const other = pastOf(String(gift.data.otherId))
  const had = other?.histories.get(field)?.findLast((entry) => entry.gift === undefined || entry.gift.at <= gift.at)
  return { value, gift, first: had?.first ?? had?.gift ?? other?.created }
}

/** The changes of an event by field: an owner stands in the event itself, own values may come all in one. */
function changesOf({ type, data, changes }: Gift): readonly Change[] {
  if (type === 'customer.owner_changed') return [{ field: 'owner', old: data.from ?? null, new: data.to ?? null }]
  return changes.flatMap((change) => {
    if (change.field === 'identity' || change.field === 'otherAddress') return []
    if (change.field === 'ownerId') return { ...change, field: 'owner' }
    return change.field === 'custom' ? eachOf(change) : change
  })
}

function eachOf(change: Change): readonly Change[] {
  const [old, given] = [change.old ?? {}, change.new ?? {}] as [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(old), ...Object.keys(given)])]
    .map((key) => ({ field: `custom.${key}`, old: old[key] ?? null, new: given[key] ?? null }))
    .filter((each) => !isDeepStrictEqual(each.old, each.new))
}

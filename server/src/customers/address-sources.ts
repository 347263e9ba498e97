import type { Source } from '@zhike/contract/customers'
import { isOwn } from './address-book.ts'
import type { StoredAddress } from './addresses.queries.ts'
import type { Entry, Past } from './histories.ts'
import type { Gift } from './provenance.queries.ts'
import { type FileNames, sourceOf } from './sources.ts'

const fields = ['address', 'region', 'addressKind']
const giving = ['customer.address_added', 'customer.address_changed', 'customer.address_promoted']

/** How an address came. One that was the primary one before keeps the source that it had as that. */
export function addressSource(
  { customerId, id }: StoredAddress,
  gifts: readonly Gift[],
  pasts: ReadonlyMap<string, Past>,
  files: FileNames,
): Source | null {
  const past = pasts.get(customerId)
  const entries = fields.flatMap((field) => past?.histories.get(field) ?? [])
  const gift = gifts.findLast(({ type, subjectId }) => giving.includes(type) && subjectId === id)
  const found = isOwn({ customerId, id })
    ? latest(entries.filter(({ replacedBy }) => replacedBy === undefined))
    : gift?.type === 'customer.address_promoted'
      ? latest(entries.filter(({ replacedBy }) => replacedBy === gift.id))
      : gift && { gift, first: undefined }
  return sourceOf(found ?? { gift: past?.created, first: undefined }, files)
}

const latest = (entries: readonly Entry[]): Entry | undefined =>
  entries.toSorted((a, b) => Number(a.gift?.at ?? 0) - Number(b.gift?.at ?? 0)).at(-1)

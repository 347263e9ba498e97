import type { Giving, Source, Via } from '@zhike/contract/customers'
import type { Ctx } from '../platform/ctx.ts'
import type { Entry } from './histories.ts'
import { originNames } from './origin-names.ts'
import type { Gift } from './provenance.queries.ts'

/** What the files are called from which some gifts came. */
export const fileNamesOf = (ctx: Ctx, gifts: readonly Gift[]) =>
  originNames(ctx, 'import', [
    ...new Set(gifts.flatMap(({ origin }) => (origin?.kind === 'import' ? (origin.id ?? []) : []))),
  ])

export type FileNames = Awaited<ReturnType<typeof fileNamesOf>>

/** Who gave something, through what and when. */
export const givingOf = (gift: Gift, files: FileNames): Giving => ({
  at: gift.at.toISOString(),
  by: { kind: gift.actorKind, id: gift.actorId, name: gift.actorName },
  via: viaOf(gift, files),
})

/** How a value came; null when the log does not reach so far back. */
export const sourceOf = ({ gift, first }: Pick<Entry, 'gift' | 'first'>, files: FileNames): Source | null =>
  gift ? { ...givingOf(gift, files), first: first ? givingOf(first, files) : null } : null

function viaOf({ type, data, origin, actorKind, actorName, keyName, ticket }: Gift, files: FileNames): Via {
  const other = { id: String(data.otherId), number: String(data.otherNumber) }
  if (type === 'customer.merged') return { kind: 'merge', other }
  if (type === 'customer.taken_apart') return { kind: 'taking_apart', other }
  const id = origin?.id ?? ''
  switch (origin?.kind ?? actorKind) {
    case 'import':
      return { kind: 'import', id, fileName: files.get(id) ?? null, row: origin?.row ?? null }
    case 'bulk_edit':
      return { kind: 'bulk_edit', id }
    case 'portal':
    case 'public':
    case 'customer':
      return { kind: 'portal', ticket }
    case 'key':
      return { kind: 'key', name: keyName ?? actorName }
    case 'staff':
      return { kind: 'desk' }
    default:
      return { kind: 'system' }
  }
}

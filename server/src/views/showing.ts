import type { Filter } from '@zhike/contract/filters'
import type { Permission } from '@zhike/contract/permissions'
import type { Sharing } from '@zhike/contract/views'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { findAudience, type ViewRow } from './views.queries.ts'

/** A view as answers show it. */
export interface ShownView<D> {
  id: string
  name: string
  owner: { id: string; name: string | null }
  sharing: Sharing
  audience: { id: string; name: string } | null
  definition: D
  missingFields: string[]
  editable: boolean
  pin: { place: number; opens: boolean } | null
  version: number
}

/** A view as the actor finds it; `fields` are those that the actor may use. */
export function viewOf<D>(
  ctx: Ctx,
  row: ViewRow,
  toShare: Permission,
  fields: ReadonlyMap<string, unknown>,
): ShownView<D> {
  const { id, name, ownerId, ownerName, sharing, audienceId, audienceName, definition, version, place, opens } = row
  return {
    id,
    name,
    owner: { id: ownerId, name: ownerName },
    sharing,
    audience: audienceId === null ? null : { id: audienceId, name: audienceName ?? '' },
    definition: definition as D,
    missingFields: [...new Set(fieldsIn(definition))].filter((field) => !fields.has(field)),
    editable: isEditable(ctx, row, toShare),
    pin: place === null ? null : { place, opens: opens ?? false },
    version,
  }
}

/** Its owner's, and of whoever shares with anybody; when the owner has left, the view belongs to those it was shared with. */
export const isEditable = ({ actor }: Ctx, { ownerId, orphaned, audienceId }: ViewRow, toShare: Permission) =>
  ownerId === actor.id || actor.permissions.has(toShare) || (orphaned && audienceId !== null)

/** With whom a view is shared. Throws `view.audience_unknown` and `view.audience_foreign`. */
export async function audienceOf(
  ctx: Ctx,
  { sharing, id }: { readonly sharing: Sharing; readonly id: string | undefined },
  toShare: Permission,
): Promise<string | null> {
  const mayAll = ctx.actor.permissions.has(toShare)
  if (sharing === 'everybody' && !mayAll) return failAt(ctx, 'sharing', 'view.audience_foreign')
  if (sharing === 'everybody' || sharing === 'nobody') return null
  const found = id === undefined ? undefined : await findAudience(ctx.db, sharing, id, personOf(ctx))
  if (!found || id === undefined) return failAt(ctx, 'audienceId', 'view.audience_unknown')
  return found.own || mayAll ? id : failAt(ctx, 'audienceId', 'view.audience_foreign')
}

/** Whose views they are. Throws `permission.missing` for who is nobody. */
export const personOf = (ctx: Ctx) => ctx.actor.id ?? fail('permission.missing')

interface Kept {
  filter?: Filter
  sort?: string
  group?: string
  dates?: string
}

/** What a view filters and dates by, and the own fields that it sorts and groups by. */
function fieldsIn({ filter, sort, group, dates }: Kept): readonly string[] {
  const own = [sort?.replace('-', ''), group].filter((name) => name?.startsWith('custom.'))
  return [...(filter ? fieldsOf(filter) : []), ...[...own, dates].flatMap((name) => name ?? [])]
}

function fieldsOf(filter: Filter): readonly string[] {
  if ('all' in filter) return filter.all.flatMap(fieldsOf)
  if ('any' in filter) return filter.any.flatMap(fieldsOf)
  return 'not' in filter ? fieldsOf(filter.not) : [filter.field]
}

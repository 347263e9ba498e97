import type { Sharing, View, ViewDefinition, views } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Filter } from '@zhike/contract/filters'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { groupingOf } from './counting.ts'
import { customerFields } from './customer-fields.ts'
import { termOf } from './filtering.ts'
import { sortingOf } from './sorting.ts'
import {
  closeOpenPin,
  deletePin,
  deleteView,
  findAudience,
  findView,
  insertPin,
  insertView,
  listViewRows,
  lockView,
  updateView as updateViewRow,
  type ViewRow,
} from './views.queries.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'view.created': { sharing: Sharing }
    'view.updated': { fields: string[] }
    'view.removed': { sharing: Sharing }
  }
}

/** The views that are the actor's own or shared with them; pinned ones first. */
export async function listViews(ctx: Ctx): Promise<Output<typeof views.list>> {
  const rows = await listViewRows(ctx.db, personOf(ctx))
  const fields = await customerFields(ctx)
  return { items: rows.map((row) => viewOf(ctx, row, fields)) }
}

/** Keeps a list as a view. Throws `view.audience_unknown` and `view.audience_foreign`. */
export async function createView(ctx: Ctx, input: Input<typeof views.create>): Promise<View> {
  const { name, definition, sharing, audienceId } = input
  const id = uuidv7(ctx.now)
  await checkDefinition(ctx, definition)
  const audience = await audienceOf(ctx, sharing, audienceId)
  await insertView(ctx.db, {
    id,
    name,
    definition,
    sharing,
    audienceId: audience,
    ownerId: personOf(ctx),
    now: ctx.now,
  })
  await emitForCompany(ctx, { type: 'view.created', subject: { type: 'view', id }, data: { sharing } })
  return getView(ctx, id)
}

/** Renames, changes or shares a view. Throws `view.of_another` when it is only shared with the actor. */
export async function updateView(ctx: Ctx, input: Input<typeof views.update>): Promise<View> {
  const { id, sharing, audienceId, ...given } = input
  await lockOwn(ctx, id)
  if (given.definition) await checkDefinition(ctx, given.definition)
  const shared = sharing === undefined ? {} : { sharing, audienceId: await audienceOf(ctx, sharing, audienceId) }
  await updateViewRow(ctx.db, id, { ...given, ...shared }, ctx.now)
  const fields = Object.keys({ ...given, ...shared })
  await emitForCompany(ctx, { type: 'view.updated', subject: { type: 'view', id }, data: { fields } })
  return getView(ctx, id)
}

/** Removes a view, for everybody. */
export async function removeView(ctx: Ctx, { id }: Input<typeof views.remove>): Promise<void> {
  const { sharing } = await lockOwn(ctx, id)
  await deleteView(ctx.db, id)
  await emitForCompany(ctx, { type: 'view.removed', subject: { type: 'view', id }, data: { sharing } })
}

/** Gives a view a place among the actor's tabs. One at most opens the list. */
export async function pinView(ctx: Ctx, { id, place, opens }: Input<typeof views.pin>): Promise<View> {
  await getView(ctx, id)
  if (opens) await closeOpenPin(ctx.db, personOf(ctx))
  await insertPin(ctx.db, { personId: personOf(ctx), viewId: id, place, opens })
  return getView(ctx, id)
}

/** Takes a view out of the actor's tabs. */
export async function unpinView(ctx: Ctx, { id }: Input<typeof views.unpin>): Promise<void> {
  await getView(ctx, id)
  await deletePin(ctx.db, personOf(ctx), id)
}

/** Whoever keeps a view may use every field of it. */
async function checkDefinition(ctx: Ctx, { filter, sort, group }: ViewDefinition): Promise<void> {
  if (filter) await termOf(ctx, filter, 'definition.filter')
  if (sort) await sortingOf(ctx, sort, 'definition.sort')
  if (group) await groupingOf(ctx, group, 'definition.group')
}

const personOf = (ctx: Ctx) => ctx.actor.id ?? fail('permission.missing')

async function getView(ctx: Ctx, id: string): Promise<View> {
  const row = (await findView(ctx.db, personOf(ctx), id)) ?? fail('record.not_found')
  return viewOf(ctx, row, await customerFields(ctx))
}

async function lockOwn(ctx: Ctx, id: string): Promise<ViewRow> {
  const locked = (await lockView(ctx.db, id)) ?? fail('record.not_found')
  const row = (await findView(ctx.db, personOf(ctx), id)) ?? fail('record.not_found')
  if (!isEditable(ctx, row)) return fail('view.of_another')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== locked.version) return fail('record.changed')
  return row
}

/** Its owner's, and a manager's; when the owner has left, the view belongs to those it was shared with. */
const isEditable = ({ actor }: Ctx, { ownerId, orphaned, audienceId }: ViewRow) =>
  ownerId === actor.id || actor.permissions.has('customers.share_views') || (orphaned && audienceId !== null)

async function audienceOf(ctx: Ctx, sharing: Sharing, id: string | undefined): Promise<string | null> {
  const mayAll = ctx.actor.permissions.has('customers.share_views')
  if (sharing === 'everybody' && !mayAll) return failAt(ctx, 'sharing', 'view.audience_foreign')
  if (sharing === 'everybody' || sharing === 'nobody') return null
  const found = id === undefined ? undefined : await findAudience(ctx.db, sharing, id, personOf(ctx))
  if (!found || id === undefined) return failAt(ctx, 'audienceId', 'view.audience_unknown')
  return found.own || mayAll ? id : failAt(ctx, 'audienceId', 'view.audience_foreign')
}

function viewOf(ctx: Ctx, row: ViewRow, fields: ReadonlyMap<string, unknown>): View {
  const { id, name, ownerId, ownerName, sharing, audienceId, audienceName, definition, version, place, opens } = row
  const asked = fieldsIn(definition)
  return {
    id,
    name,
    owner: { id: ownerId, name: ownerName },
    sharing,
    audience: audienceId === null ? null : { id: audienceId, name: audienceName ?? '' },
    definition,
    missingFields: [...new Set(asked)].filter((field) => !fields.has(field)),
    editable: isEditable(ctx, row),
    pin: place === null ? null : { place, opens: opens ?? false },
    version,
  }
}

/** What a view filters by, and the own fields that it sorts and groups by. */
function fieldsIn({ filter, sort, group }: ViewDefinition): readonly string[] {
  const own = [sort?.replace('-', ''), group].filter((name) => name?.startsWith('custom.'))
  return [...(filter ? fieldsOf(filter) : []), ...own.flatMap((name) => name ?? [])]
}

function fieldsOf(filter: Filter): readonly string[] {
  if ('all' in filter) return filter.all.flatMap(fieldsOf)
  if ('any' in filter) return filter.any.flatMap(fieldsOf)
  return 'not' in filter ? fieldsOf(filter.not) : [filter.field]
}

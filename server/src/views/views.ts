import type { Filter } from '@zhike/contract/filters'
import type { Permission } from '@zhike/contract/permissions'
import type { Sharing } from '@zhike/contract/views'
import { type ListFields, termOf } from '../filters/filters.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { audienceOf, isEditable, personOf, type ShownView, viewOf } from './showing.ts'
import {
  closeOpenPin,
  deletePin,
  deleteView,
  findView,
  insertPin,
  insertView,
  listViewRows,
  lockView,
  updateView,
  type ViewRow,
} from './views.queries.ts'
import type { ViewedList } from './views.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'view.created': { sharing: Sharing }
    'view.updated': { fields: string[] }
    'view.removed': { sharing: Sharing }
  }
}

/** What views of every list keep. */
interface Definition {
  readonly filter?: Filter | undefined
  readonly sort?: string | undefined
  readonly group?: string | undefined
  /** The field by whose days a calendar shows the list. */
  readonly dates?: string | undefined
}

/** A list that views are kept of. */
interface Viewed<D extends Definition> {
  readonly list: ViewedList
  /** Who has it shares with anybody, and changes what others share. */
  readonly toShare: Permission
  readonly fields: (ctx: Ctx) => Promise<ListFields>
  /** Throws `request.invalid` when the actor cannot sort, group or date like that. */
  readonly check: (ctx: Ctx, shape: Pick<D, 'sort' | 'group' | 'dates'>) => Promise<unknown>
}

interface NewView<D> {
  readonly name: string
  readonly definition: D
  readonly sharing: Sharing
  readonly audienceId?: string | undefined
}
type Given<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** Views of a list: its own, shared and pinned ones of each person. */
export function viewsOf<D extends Definition>({ list, toShare, fields, check }: Viewed<D>) {
  /** Whoever keeps a view may use every field of it. */
  async function checkDefinition(ctx: Ctx, { filter, ...shape }: D): Promise<void> {
    if (filter) termOf(ctx, await fields(ctx), filter, 'definition.filter')
    await check(ctx, shape)
  }

  async function getView(ctx: Ctx, id: string): Promise<ShownView<D>> {
    const row = (await findView(ctx.db, personOf(ctx), list, id)) ?? fail('record.not_found')
    return viewOf<D>(ctx, row, toShare, await fields(ctx))
  }

  async function lockOwn(ctx: Ctx, id: string): Promise<ViewRow> {
    const locked = (await lockView(ctx.db, id)) ?? fail('record.not_found')
    const row = (await findView(ctx.db, personOf(ctx), list, id)) ?? fail('record.not_found')
    if (!isEditable(ctx, row, toShare)) return fail('view.of_another')
    if (ctx.ifMatch !== undefined && ctx.ifMatch !== locked.version) return fail('record.changed')
    return row
  }

  return {
    /** The views that are the actor's own or shared with them; pinned ones first. */
    async list(ctx: Ctx): Promise<{ items: ShownView<D>[] }> {
      const rows = await listViewRows(ctx.db, personOf(ctx), list)
      const known = await fields(ctx)
      return { items: rows.map((row) => viewOf<D>(ctx, row, toShare, known)) }
    },

    /** Keeps a list as a view. Throws `view.audience_unknown` and `view.audience_foreign`. */
    async create(ctx: Ctx, { name, definition, sharing, audienceId }: NewView<D>): Promise<ShownView<D>> {
      const id = uuidv7(ctx.now)
      await checkDefinition(ctx, definition)
      const audience = await audienceOf(ctx, { sharing, id: audienceId }, toShare)
      const row = { id, list, name, definition, sharing, audienceId: audience, ownerId: personOf(ctx), now: ctx.now }
      await insertView(ctx.db, row)
      await emitForCompany(ctx, { type: 'view.created', subject: { type: 'view', id }, data: { sharing } })
      return getView(ctx, id)
    },

    /** Renames, changes or shares a view. Throws `view.of_another` when it is only shared with the actor. */
    async update(ctx: Ctx, input: Given<NewView<D>> & { readonly id: string }): Promise<ShownView<D>> {
      const { id, sharing, audienceId, ...given } = input
      await lockOwn(ctx, id)
      if (given.definition) await checkDefinition(ctx, given.definition)
      const audience = sharing && (await audienceOf(ctx, { sharing, id: audienceId }, toShare))
      const shared = audience === undefined ? {} : { sharing, audienceId: audience }
      await updateView(ctx.db, id, { ...given, ...shared }, ctx.now)
      const changed = Object.keys({ ...given, ...shared })
      await emitForCompany(ctx, { type: 'view.updated', subject: { type: 'view', id }, data: { fields: changed } })
      return getView(ctx, id)
    },

    /** Removes a view, for everybody. */
    async remove(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
      const { sharing } = await lockOwn(ctx, id)
      await deleteView(ctx.db, id)
      await emitForCompany(ctx, { type: 'view.removed', subject: { type: 'view', id }, data: { sharing } })
    },

    /** Gives a view a place among the actor's tabs. One at most opens the list. */
    async pin(ctx: Ctx, pinned: { readonly id: string; readonly place: number; readonly opens: boolean }) {
      const { id, place, opens } = pinned
      await getView(ctx, id)
      if (opens) await closeOpenPin(ctx.db, personOf(ctx), list)
      await insertPin(ctx.db, { personId: personOf(ctx), viewId: id, list, place, opens })
      return getView(ctx, id)
    },

    /** Takes a view out of the actor's tabs. */
    async unpin(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
      await getView(ctx, id)
      await deletePin(ctx.db, personOf(ctx), id)
    },
  }
}

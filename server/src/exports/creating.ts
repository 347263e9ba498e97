import type { Input } from '@zhike/contract/endpoint'
import { type Export, type exports, exportWishes } from '@zhike/contract/exports'
import { exportColumns, isOwnColumn, tellingColumns } from '@zhike/contract/exports/columns'
import type { Filter } from '@zhike/contract/filters'
import { reasonText } from '@zhike/contract/reasons'
import type { OwnColumn } from '../customers/customers.ts'
import { isDeskActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError, fail, failAt, KeptRefusal } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { recordRefusal } from '../platform/http/refusals.ts'
import { answerOf, sealWish } from './answers.ts'
import { countUnfinished, findExport, insertExport } from './exports.queries.ts'
import { kindOf } from './kinds.ts'
import { has } from './rights.ts'

/** How many exports somebody may have waiting. */
const mostUnfinished = 10

/**
 * Asks for what a list shows as a file, to be written in the background. Throws `permission.missing` naming what the
 * caller may not export, `export.reason_missing`, and `export.too_many`.
 */
export async function createExport(ctx: Ctx, input: Input<typeof exports.create>): Promise<Export> {
  const { kind, format, identifiers } = input
  const { actor } = ctx
  const own = await kindOf(kind).own(ctx)
  const columns = await checkRights(ctx, input, own)
  const reason = input.reason?.toWellFormed().replaceAll('\0', '') || null
  if (identifiers === 'plain' && reason === null) failAt(ctx, 'reason', 'export.reason_missing')
  const wish = exportWishes[kind].parse(input.list)
  await checkWish(ctx, kind, wish)
  if ((await countUnfinished(ctx.db)) >= mostUnfinished && actor.kind !== 'system') fail('export.too_many')
  const id = uuidv7(ctx.now)
  await insertExport(ctx.db, {
    id,
    kind,
    format,
    columns,
    wishSealed: sealWish(ctx.tools.keys, id, wish),
    identifiers,
    named: has(actor, 'exports.names'),
    reason,
    locale: ctx.locale,
    createdByKind: actor.kind,
    createdById: actor.id,
    createdWith: (isDeskActor(actor) ? actor.keyId : undefined) ?? null,
    createdAt: ctx.now,
  })
  await emitForCompany(
    ctx,
    {
      type: 'export.created',
      subject: { type: 'export', id },
      data: { kind, format, identifiers, columns: logged(columns, own), filters: logged(filtersOf(wish), own) },
    },
    actor.id === null ? [] : [actor.id],
  )
  return answerOf(ctx.tools.keys, await findExport(ctx.db, id))
}

/** As the log names fields: own ones by their id, which says nothing to whoever may not see them. */
const logged = (names: readonly string[], own: readonly OwnColumn[]): string[] =>
  names.map((name) => {
    const id = own.find((column) => column.name === name)?.id
    return id === undefined ? name : `custom.${id}`
  })

/** The names of the fields that narrow an export, never what they were asked for. */
function filtersOf(wish: Export['list']): string[] {
  const { filter, ...short } = wish as { readonly filter?: Filter | undefined }
  const names = Object.keys(short).filter((name) => name !== 'sort')
  return [...new Set([...names, ...(filter ? fieldsOf(filter) : [])])]
}

function fieldsOf(filter: Filter): string[] {
  if ('not' in filter) return fieldsOf(filter.not)
  if ('field' in filter) return [filter.field]
  return ('all' in filter ? filter.all : filter.any).flatMap(fieldsOf)
}

/** What only the module of the kind knows: own fields, how days are written. */
async function checkWish(ctx: Ctx, kind: Export['kind'], wish: Export['list']): Promise<void> {
  try {
    await kindOf(kind).check(ctx, wish)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const fields = Object.entries(error.details.fields ?? {}).map(([field, text]) => [`list.${field}`, text])
    fail(error.reason, { fields: Object.fromEntries(fields) })
  }
}

/** The columns that are exported: those asked for, or all that the caller may have. */
async function checkRights(
  ctx: Ctx,
  { kind, columns, identifiers }: Input<typeof exports.create>,
  own: readonly OwnColumn[],
): Promise<string[]> {
  const { actor } = ctx
  if (!has(actor, kindOf(kind).reads)) await refuse(ctx, 'kind')
  if (identifiers === 'plain' && !has(actor, 'exports.plain')) await refuse(ctx, 'identifiers')
  const strange = columns?.findIndex((column) => isOwnColumn(column) && !own.some(({ name }) => name === column)) ?? -1
  if (strange >= 0) fail('request.invalid', { fields: { [`columns.${strange}`]: noSuchField[ctx.locale] } })
  const telling = new Set([...tellingColumns, ...own.filter((column) => column.telling).map(({ name }) => name)])
  const isWithheld = (column: string) => telling.has(column) && !has(actor, 'exports.names')
  const withheld = columns?.findIndex(isWithheld) ?? -1
  if (withheld >= 0) await refuse(ctx, `columns.${withheld}`)
  const all = [...Object.keys(exportColumns[kind]), ...own.map(({ name }) => name)]
  return columns ?? all.filter((column) => !isWithheld(column))
}

const noSuchField = { 'zh-CN': '没有这个字段', en: 'there is no such field' }

/** Whoever tries to take out what they may not have stands in the audit. */
async function refuse(ctx: Ctx, field: string): Promise<never> {
  await recordRefusal(ctx, 'exports.create')
  throw new KeptRefusal('permission.missing', { fields: { [field]: reasonText('permission.missing', ctx.locale) } })
}

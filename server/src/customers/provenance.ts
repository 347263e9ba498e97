import type { Customer, EarlierValue, FieldProvenance, Provenance } from '@zhike/contract/customers'
import { FileRef } from '@zhike/contract/fields'
import { findKeptFiles, ownFields, visibleFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { addressOf, eachPlace } from './address-book.ts'
import { addressSource } from './address-sources.ts'
import { findAddresses } from './addresses.queries.ts'
import { regionOf } from './answers.ts'
import { findStaffNames } from './customers.queries.ts'
import { maskAddress, openAddress } from './facts.ts'
import { getCustomer } from './finding.ts'
import { type Entry, type Past, pastsOf, type Reader } from './histories.ts'
import { identityOf } from './identities.ts'
import { formerIdentities, identitySource } from './identity-sources.ts'
import { findGifts, findShownIdentities } from './provenance.queries.ts'
import { type FileNames, fileNamesOf, sourceOf } from './sources.ts'

/** As many earlier values of a field as people look through. */
const mostEarlier = 20

const facts = [
  'name',
  'stage',
  'gender',
  'birthday',
  'region',
  'industry',
  'occupation',
  'hobbies',
  'source',
  'creditGrade',
  'creditTermDays',
  'tags',
  'owner',
] as const satisfies readonly (keyof Customer)[]

/** Of every value of a customer that the actor may see: who gave it, through what, when, and what stood there before. */
export async function getProvenance(ctx: Ctx, asked: { id: string }): Promise<Provenance> {
  const customer = await getCustomer(ctx, asked)
  const book = await ownFields(ctx, 'customer')
  const keys = new Map(visibleFields(ctx.actor, book).map((field) => [field.id, field.key]))
  const gifts = await findGifts(ctx.db, customer.id)
  const files = await fileNamesOf(ctx, gifts)
  const pasts = pastsOf(gifts, readerOf(ctx, keys))
  const past = pasts.get(customer.id) ?? { created: undefined, histories: new Map() }
  const show = await showingOf(ctx, past)
  const isGone = await missingFiles(ctx, customer.id, past)
  const values: [string, unknown][] = [
    ...facts.map((field): [string, unknown] => [field, customer[field]]),
    ['address', customer.addressMasked],
    ...Object.entries(customer.custom).map(([key, value]): [string, unknown] => [`custom.${key}`, value]),
    // what was emptied keeps its history
    ...[...keys.values()].flatMap((key): [string, unknown][] =>
      key in customer.custom ? [] : [[`custom.${key}`, null]],
    ),
  ]
  const fields = values.flatMap(([field, value]) => {
    const shown = (entry: Entry) => ({ value: show(field, entry.value), isGone: isGone(entry.value) })
    const told = fieldProvenance(past, field, value, shown, files)
    return told ? [[field, told] as const] : []
  })
  const addresses = eachPlace(ctx.tools.keys, await findAddresses(ctx.db, customer.id))
  const identities = await findShownIdentities(ctx.db, customer.id)
  return {
    fields: { ...Object.fromEntries(fields), ...stageByOrders(customer, past) },
    tags: customer.tags.map((tag) => ({ tag, source: sourceOf(givingTag(past, tag), files) })),
    identities: identities.map((row) => ({ ...identityOf(row), source: identitySource(row, gifts, files) })),
    addresses: addresses.map((row) => ({ ...addressOf(row), source: addressSource(row, gifts, pasts, files) })),
    formerIdentities: formerIdentities(ctx.tools.keys, gifts, identities, files),
  }
}

function fieldProvenance(
  { created, histories }: Past,
  field: string,
  value: unknown,
  show: (entry: Entry) => Pick<EarlierValue, 'value' | 'isGone'>,
  files: FileNames,
): FieldProvenance | undefined {
  const history = histories.get(field) ?? []
  if (history.length === 0 && isNothing(value)) return undefined
  const [first, ...later] = history.slice(0, -1)
  const before = first && !isNothing(first.value) ? [first, ...later] : later
  return {
    value,
    source: sourceOf(history.at(-1) ?? { gift: created, first: undefined }, files),
    earlier: before
      .toReversed()
      .slice(0, mostEarlier)
      .map((entry) => ({ ...show(entry), source: sourceOf(entry, files), changeId: entry.replacedBy ?? '' })),
  }
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** The entry since which a tag has been there all the time. */
function givingTag({ created, histories }: Past, tag: string): Pick<Entry, 'gift' | 'first'> {
  const history = histories.get('tags') ?? []
  const lacking = history.findLastIndex(({ value }) => !(value as readonly string[]).includes(tag))
  return history[lacking + 1] ?? { gift: created, first: undefined }
}

/** A first and a second order move the stage without an edit. */
function stageByOrders({ stage, metrics }: Customer, { histories }: Past): Partial<Record<'stage', FieldProvenance>> {
  const known = histories.get('stage')?.at(-1)?.value ?? 'potential'
  const at = stage === 'new' ? metrics.firstOrderAt : metrics.lastOrderAt
  if (known === stage || at === null) return {}
  const by = { kind: 'system', id: null, name: null } as const
  return { stage: { value: stage, source: { at, by, via: { kind: 'orders' }, first: null }, earlier: [] } }
}

/** Opens addresses, and names own fields by their key; a field that the actor may not see keeps its id, which nothing asks for. */
const readerOf =
  (ctx: Ctx, keys: ReadonlyMap<string, string>): Reader =>
  (customerId, { field, old, new: value }) => {
    if (field === 'address') return { field, old: opened(ctx, customerId, old), new: opened(ctx, customerId, value) }
    const id = field.startsWith('custom.') ? field.slice('custom.'.length) : ''
    return { field: keys.has(id) ? `custom.${keys.get(id)}` : field, old, new: value }
  }

const opened = ({ tools }: Ctx, customerId: string, sealed: unknown) =>
  typeof sealed === 'string' ? openAddress(tools.keys, customerId, Buffer.from(sealed, 'base64')) : null

/** Which earlier values are files that were swept. */
async function missingFiles(ctx: Ctx, id: string, { histories }: Past): Promise<(value: unknown) => boolean> {
  const fileOf = (value: unknown) => FileRef.safeParse(value).data?.id
  const ids = [...histories.values()].flat().flatMap(({ value }) => fileOf(value) ?? [])
  const kept = await findKeptFiles(ctx, { id, customerId: id }, ids)
  return (value) => {
    const file = fileOf(value)
    return file !== undefined && !kept.has(file)
  }
}

/** How an earlier value is shown: as the customer's answer would show it. */
async function showingOf(ctx: Ctx, { histories }: Past): Promise<(field: string, value: unknown) => unknown> {
  const owners = (histories.get('owner') ?? []).flatMap(({ value }) => (typeof value === 'string' ? value : []))
  const names = await findStaffNames(ctx.db, owners)
  return (field, value) => {
    if (typeof value !== 'string') return value
    if (field === 'address') return maskAddress(value)
    if (field === 'region') return regionOf(value)
    return field === 'owner' ? { id: value, name: names.get(value) ?? null } : value
  }
}

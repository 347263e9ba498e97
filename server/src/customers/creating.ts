import type { customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import { type Actor, isDeskActor } from '../platform/actor.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { findColleague, insertCustomer } from './customers.queries.ts'
import type { StoredCustomer, StoredIdentity } from './customers.tables.ts'
import { becomesPrimary, claimIdentities, possibleDuplicates, refuseDuplicate } from './duplicates.ts'
import { cleanName, factColumns } from './facts.ts'
import { getCustomer } from './finding.ts'
import { type IdentityHolder, insertIdentities, registerExternalIds } from './identities.queries.ts'
import { newIdentity, type SealedIdentity, sealIdentities } from './identities.ts'
import { readOwnCustomerValues } from './own-values.ts'
import { beginOwnership } from './ownership.ts'
import { renewQuality } from './quality.ts'
import { customerSearch, sortName } from './search-texts.ts'
import { grantSightRows } from './sights.queries.ts'

/** Adds a customer. Refuses a duplicate; a customer with the same contact under another name is only pointed out. */
export async function createCustomer(
  ctx: Ctx,
  input: Input<typeof customers.create>,
): Promise<Output<typeof customers.create>> {
  const { kind, stage = 'potential', identities: contacts, ownerId, custom: given = {}, ...facts } = input
  const id = uuidv7(ctx.now)
  const name = cleanName(ctx, input.name)
  const columns = factColumns(ctx, id, facts)
  const identities = sealIdentities(ctx, contacts)
  const standing = await standingOf(ctx, ownerId)
  const holders = await claimIdentities(ctx, identities)
  refuseDuplicate(holders, name)
  const { custom } = await readOwnCustomerValues(ctx, given, { id, kind })
  const add = async (in_: Ctx) => {
    await addCustomer(in_, { id, kind, name, stage, ownerId: standing.ownerId, ...columns, custom }, standing)
    await addIdentities(in_, id, identities, holders, { verified: true, source: columns.source ?? null })
    await renewQuality(in_, [id])
    return getCustomer(in_, { id })
  }
  const customer = standing.beyond ? await beyondScope(ctx, 'customers.create_for_another', add) : await add(ctx)
  return { ...customer, possibleDuplicates: possibleDuplicates(holders) }
}

/** Who will own and see a new customer. */
interface Standing {
  readonly ownerId: string | null
  /** The owner, or a key that stands for nobody. */
  readonly viewerId: string | null
  readonly sight: 'owner' | 'creator'
  /** Whether the actor might not see the customer that it makes. */
  readonly beyond: boolean
}

type NewCustomer = Pick<StoredCustomer, 'id' | 'kind' | 'name' | 'stage'> & Partial<StoredCustomer>

/** Adds the row with its number, its first sight and its event. */
export async function addCustomer(
  ctx: Ctx,
  customer: NewCustomer,
  standing: Pick<Standing, 'viewerId' | 'sight'>,
): Promise<void> {
  const { id, kind, name, tags = [] } = customer
  const row = { ...empty, ...customer, sortName: sortName(name), search: customerSearch({ name, tags }) }
  const day = companyDay(ctx.now).slice(2).replaceAll('-', '')
  const { number } = await insertCustomer(
    ctx.db,
    { ...row, createdAt: ctx.now, updatedAt: ctx.now },
    day,
    standing.viewerId,
  )
  if (row.ownerId !== null) await beginOwnership(ctx, id, row.ownerId, 'created')
  if (standing.viewerId !== null)
    await grantSightRows(ctx.db, id, { reason: standing.sight, sourceId: id }, [standing.viewerId], 'joint')
  await emit(ctx, id, { type: 'customer.created', subject: { type: 'customer', id }, data: { number, kind } })
}

/** Gives a customer its identifiers; of a value that somebody has already, the other stays the one that is found first. */
export async function addIdentities(
  ctx: Ctx,
  customerId: string,
  identities: readonly SealedIdentity[],
  holders: readonly IdentityHolder[],
  standing: Pick<StoredIdentity, 'verified' | 'source'>,
): Promise<StoredIdentity[]> {
  if (identities.length === 0) return []
  const external = identities.filter(({ kind }) => kind === 'external').map(({ masked }) => masked)
  if (external.length > 0) await registerExternalIds(ctx.db, customerId, external)
  const rows = identities.map((identity) =>
    newIdentity(ctx, customerId, identity, { ...standing, isPrimary: becomesPrimary(holders, identity) }),
  )
  await insertIdentities(ctx.db, rows)
  return rows
}

const empty = {
  tier: null,
  gender: null,
  birthday: null,
  region: null,
  addressSealed: null,
  addressMasked: null,
  industry: null,
  occupation: null,
  source: null,
  creditGrade: null,
  creditTermDays: null,
  ownerId: null,
  firstOrderAt: null,
  lastOrderAt: null,
  archivedAt: null,
  archivedBy: null,
}

/** Whoever sees only some customers owns those that they make; naming another owner is handing the customer over. */
async function standingOf(ctx: Ctx, ownerId: string | undefined): Promise<Standing> {
  const { actor } = ctx
  if (ownerId === undefined || ownerId === actor.id) {
    if (actor.id === null || (seesAll(actor) && ownerId === undefined)) return nobody
    const isPerson = isDeskActor(actor) && actor.email !== null
    const sight = isPerson ? 'owner' : 'creator'
    return { ownerId: isPerson ? actor.id : null, viewerId: actor.id, sight, beyond: false }
  }
  if (!actor.permissions.has('customers.assign')) return fail('permission.missing')
  if (!(await findColleague(ctx.db, ownerId))) return failAt(ctx, 'ownerId', 'ticket.assignee_unknown')
  return { ownerId, viewerId: ownerId, sight: 'owner', beyond: !seesAll(actor) }
}

const nobody: Standing = { ownerId: null, viewerId: null, sight: 'owner', beyond: false }
const seesAll = (actor: Actor) => actor.scope === 'all' || actor.scope === 'system'

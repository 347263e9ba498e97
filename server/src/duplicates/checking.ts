import type { NewIdentity } from '@zhike/contract/customers'
import type { duplicates } from '@zhike/contract/duplicates'
import type { Input, Output } from '@zhike/contract/endpoint'
import { findCustomers, findHiddenOwners, regionCode } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { normalizeEmail } from '../platform/text/emails.ts'
import { normalizePhone } from '../platform/text/phones.ts'
import { normalizeWechat } from '../platform/text/wechat.ts'
import { type Comparison, compare } from './comparing.ts'
import { countProfiles, findByKeys } from './duplicates.queries.ts'
import { keyCounts } from './frequencies.ts'
import { hashKey } from './keys.ts'
import { inWords } from './listing.ts'
import { profileCache } from './profile-cache.ts'
import { blockKeys, type Profile, readProfile } from './profiles.ts'
import { mostUnderAKey } from './running.ts'

type Typed = Input<typeof duplicates.check>

const mostShown = 5

/**
 * Who may be the customer that is being typed in, the likeliest first, of those whom the actor sees. Of others only who
 * owns them, and only when they have one of the contacts: that is a look-up, and is logged as one.
 */
export async function checkDuplicates(ctx: Ctx, input: Typed): Promise<Output<typeof duplicates.check>> {
  const identities = input.identities.flatMap((identity) => (normalise(identity) === undefined ? [] : [identity]))
  const typed = readTyped({ ...input, identities })
  const likely = await findLikely(ctx, typed)
  const customers = await findCustomers(
    ctx,
    likely.map(({ id }) => id),
  )
  const items = likely.flatMap(({ id, comparison: { score, band, reasons } }) => {
    const customer = customers.get(id)
    return customer && band ? [{ customer, score, band, reasons: inWords(ctx, reasons) }] : []
  })
  const mayLookUp = ctx.actor.scope !== 'all' && ctx.actor.permissions.has('customers.lookup')
  const hidden = mayLookUp ? await findHiddenOwners(ctx, identities) : []
  return { items, hidden: hidden.map((owner) => ({ owner })) }
}

async function findLikely(ctx: Ctx, typed: Profile): Promise<{ id: string; comparison: Comparison }[]> {
  const { keys } = ctx.tools
  const ids = await findByKeys(
    ctx.db,
    blockKeys(typed).map((key) => hashKey(keys, key)),
    mostUnderAKey,
  )
  if (ids.length === 0) return []
  const met = await profileCache(keys).load(ctx.db, new Set(ids))
  const counts = keyCounts(keys, await countProfiles(ctx.db))
  await counts.ask(ctx.db, [typed, ...met.values()])
  return [...met]
    .map(([id, profile]) => ({ id, comparison: compare(typed, profile, counts.frequencies) }))
    .filter(({ comparison }) => comparison.band !== undefined)
    .sort((a, b) => b.comparison.score - a.comparison.score)
    .slice(0, mostShown)
}

function readTyped({ kind, name, gender = null, birthday = null, region, address, identities }: Typed): Profile {
  const values = (of: NewIdentity['kind']) =>
    identities.flatMap((identity) => (identity.kind === of ? (normalise(identity) ?? []) : []))
  return readProfile({
    kind,
    name,
    gender,
    birthday,
    region: region ? (regionCode(region) ?? null) : null,
    addresses: address ? [address] : [],
    phones: values('phone'),
    emails: values('email'),
    wechats: values('wechat'),
  })
}

/** What is half typed is no contact yet. */
function normalise({ kind, value }: NewIdentity): string | undefined {
  if (kind === 'phone') return normalizePhone(value)?.e164
  if (kind === 'email') return normalizeEmail(value)?.address
  return kind === 'wechat' ? normalizeWechat(value)?.id : value
}

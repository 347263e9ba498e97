import type { Input } from '@zhike/contract/endpoint'
import type { SignOnSettings, signOn } from '@zhike/contract/security/sign-on'
import { open, seal } from '../platform/crypto/sealing.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Outside } from '../platform/http/handlers.ts'
import { nobody } from './nobody.ts'
import { afterLogOutUri, backChannelUri, discover, redirectUri } from './provider.ts'
import { lockSignOn, readSignOn, type SignOnRow, updateSignOn } from './sign-on.queries.ts'
import { secretContext } from './sign-on.ts'

type Given = Input<typeof signOn.configure>

/** The provider by which staff may log in; its secret is never shown. */
export const getSignOn = async (ctx: Ctx): Promise<SignOnSettings> => show(ctx, await readSignOn(ctx.db))

/** Before anything is written, what would be turned on is asked whether it is there. */
export async function askWhetherThere({ tools, inLogIn }: Outside, given: Given): Promise<void> {
  const row = await inLogIn(readSignOn)
  const { enabled, issuer, clientId } = { ...row, ...given }
  if (!enabled) return
  const kept = row.secret === null ? undefined : open(tools.keys, row.secret, secretContext)
  const secret = given.secret ?? kept
  if (!issuer || !clientId || !secret || !(given.label ?? row.label)) return fail('sign_on.incomplete')
  await discover(tools, { issuer, clientId, secret })
}

/**
 * Sets the provider. Another issuer unlinks nobody, because accounts are linked with their issuer. Throws
 * `record.changed`, `sign_on.incomplete`, `sign_on.unreachable`, `sign_on.private`.
 */
export async function configureSignOn(ctx: Ctx, { secret, ...given }: Given): Promise<SignOnSettings> {
  const before = await lockSignOn(ctx.db)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== before.version) fail('record.changed')
  const fields = (Object.keys(given) as (keyof typeof given)[]).filter(
    (field) => JSON.stringify(given[field]) !== JSON.stringify(before[field]),
  )
  const changed = [...fields, ...(secret === undefined ? [] : ['secret'])]
  if (changed.length > 0) {
    const sealed = secret === undefined ? {} : { secret: seal(ctx.tools.keys, secret, secretContext) }
    const facts = Object.fromEntries(fields.map((field) => [field, storedAs(field, given)]))
    await updateSignOn(ctx.db, { ...facts, ...sealed })
    const subject = { type: 'sign_on', id: nobody }
    await emitForCompany(ctx, { type: 'sign_on.configured', subject, data: { fields: changed } })
  }
  return getSignOn(ctx)
}

/** A list of rules lies there as JSON. */
const storedAs = (field: keyof Given, given: Given) =>
  field === 'joiningRules' ? JSON.stringify(given.joiningRules) : given[field]

const show = (ctx: Ctx, { secret, one: _one, ...row }: SignOnRow): SignOnSettings => ({
  ...row,
  hasSecret: secret !== null,
  redirectUri: redirectUri(ctx.tools),
  afterLogOutUri: afterLogOutUri(ctx.tools),
  backChannelUri: backChannelUri(ctx.tools),
})

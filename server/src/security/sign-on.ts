import type { Input, Output } from '@zhike/contract/endpoint'
import type { Me } from '@zhike/contract/security'
import type { signOn } from '@zhike/contract/security/sign-on'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { open, seal } from '../platform/crypto/sealing.ts'
import { hashToken, randomToken } from '../platform/crypto/tokens.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, KeptRefusal } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Caller } from '../platform/http/caller.ts'
import type { Outside } from '../platform/http/handlers.ts'
import { attemptKeys } from './attempts.ts'
import { beginChallenge } from './challenges.ts'
import { cookieIn, setCookie } from './cookies.ts'
import { domainOf, join, ruleFor } from './joining.ts'
import { callerIn, concludeLogIn, enter, type Outcome } from './log-in.ts'
import { asLogInRole } from './log-in-role.ts'
import { nobody } from './nobody.ts'
import {
  addressOf,
  type Binding,
  type Client,
  type Curiosity,
  discover,
  exchange,
  type Identity,
  newBinding,
} from './provider.ts'
import { findSecondFactor, insertVerification } from './second-factors.queries.ts'
import {
  findLinked,
  findUnlinked,
  linkAccount,
  readSignOn,
  type SignOnRow,
  takeVerification,
} from './sign-on.queries.ts'

const cookieName = 'zhike_sign_on'
const minutes = 10
const identifierOf = (token: string) => `sign_on:${hashToken(token).toString('hex')}`

/** Where the client's secret may be opened. */
export const secretContext = 'sign_on'

/** What stands on the button of the log-in page. */
export async function offerSignOn(ctx: Ctx): Promise<Output<typeof signOn.offer>> {
  const { enabled, label } = await asLogInRole(ctx, () => readSignOn(ctx.db))
  return { label: enabled ? label : null }
}

/** Who we are at the provider; throws `sign_on.off`. */
export function clientOf({ keys }: Ctx['tools'], row: SignOnRow): Client {
  if (!row.enabled || row.secret === null) return fail('sign_on.off')
  return { issuer: row.issuer, clientId: row.clientId, secret: open(keys, row.secret, secretContext) }
}

const curiosityOf = ({ joiningRules }: SignOnRow): Curiosity => (joiningRules.length > 0 ? 'what too' : 'who')

/** Asked before the transaction: outside calls never hold one open. */
export async function askWhere({ tools, inLogIn }: Outside) {
  const settings = await inLogIn(readSignOn)
  const provider = await discover(tools, clientOf(tools, settings))
  const binding = newBinding()
  return { binding, url: await addressOf(tools, provider, binding, curiosityOf(settings)) }
}

/** Binds the log-in that begins to this browser, for ten minutes and one answer. */
export async function beginSignOn(
  ctx: Ctx,
  _input: Input<typeof signOn.begin>,
  { binding, url }: Awaited<ReturnType<typeof askWhere>>,
): Promise<Output<typeof signOn.begin>> {
  const { at } = callerIn(ctx)
  const token = randomToken()
  const identifier = identifierOf(token)
  const value = seal(ctx.tools.keys, JSON.stringify(binding), identifier).toString('base64')
  const row = { id: uuidv7(at), identifier, value, createdAt: at, updatedAt: at }
  const expiresAt = new Date(at.getTime() + minutes * 60_000)
  await asLogInRole(ctx, () => insertVerification(ctx.db, { ...row, expiresAt }))
  ctx.answer.cookies = [setCookie(ctx.tools.publicUrl, cookieName, token, minutes * 60)]
  return { url }
}

/** Takes what this browser began, and asks the provider who it is; undefined when anything does not fit. */
export async function askWho(
  { tools, inLogIn, caller }: Outside,
  { answer }: Input<typeof signOn.complete>,
): Promise<Identity | undefined> {
  const token = cookieIn(caller.cookie, cookieName)
  if (token === undefined) return undefined
  const identifier = identifierOf(token)
  const { taken, settings } = await inLogIn(async (db) => ({
    taken: await takeVerification(db, identifier, caller.at),
    settings: await readSignOn(db),
  }))
  if (!taken) return undefined
  const binding = JSON.parse(open(tools.keys, Buffer.from(taken.value, 'base64'), identifier)) as Binding
  return exchange(tools, await discover(tools, clientOf(tools, settings)), binding, answer, curiosityOf(settings))
}

/**
 * Logs in whom the provider names: the colleague that this account of it is linked with, or at the first time the one
 * with the e-mail that the provider has verified, or who is added then by a rule. A second factor of ours is asked for as after a password. Throws
 * `sign_on.refused` for an answer that does not fit, `sign_on.nobody`.
 */
export async function completeSignOn(
  ctx: Ctx,
  _input: Input<typeof signOn.complete>,
  identity: Identity | undefined,
): Promise<Me> {
  const caller = callerIn(ctx)
  const over = setCookie(ctx.tools.publicUrl, cookieName, '')
  if (!identity) return refuse(ctx, 'sign_on.refused')
  const attempt = () => asLogInRole(ctx, () => enterAs(ctx, caller, identity))
  const first = await attempt()
  const outcome = first === 'nobody' && (await joins(ctx, identity)) ? await attempt() : first
  if (outcome === 'nobody') return refuse(ctx, 'sign_on.nobody')
  return concludeLogIn(ctx, 'cookies' in outcome ? { ...outcome, cookies: [...outcome.cookies, over] } : outcome)
}

async function enterAs(ctx: Ctx, caller: Caller, identity: Identity): Promise<Outcome | 'nobody'> {
  const person = await findPerson(ctx, caller, identity)
  if (!person || person.suspended) return 'nobody'
  if (person.demo && !caller.onThisMachine) return { kind: 'from_elsewhere', personId: person.id }
  const factor = await findSecondFactor(ctx.db, person.id)
  if (factor?.confirmedAt) return { kind: 'challenged', cookies: [await beginChallenge(ctx, caller, person.id)] }
  return enter(ctx, caller, person.id, attemptKeys(ctx.tools.keys, person.email, caller))
}

/** Adds somebody whom nobody knows yet, where a rule says so. */
async function joins(ctx: Ctx, identity: Identity): Promise<boolean> {
  const { joiningRules, emailDomains } = await asLogInRole(ctx, () => readSignOn(ctx.db))
  const rule = isLetIn(identity.email, emailDomains) ? ruleFor(joiningRules, identity) : undefined
  return rule !== undefined && join(ctx, identity, rule)
}

/** Without domains all verified e-mails are let in. */
const isLetIn = (email: string | undefined, domains: readonly string[]) =>
  email !== undefined && (domains.length === 0 || domains.includes(domainOf(email)))

/** An e-mail that moved to somebody else at the provider opens nobody's account here: one account of it, one colleague. */
async function findPerson({ db }: Ctx, { at }: Caller, { issuer, subject, email }: Identity) {
  const accountId = `${issuer} ${subject}`
  const linked = await findLinked(db, accountId)
  if (linked || email === undefined) return linked
  const { emailDomains } = await readSignOn(db)
  if (!isLetIn(email, emailDomains)) return undefined
  const person = await findUnlinked(db, email, issuer)
  if (!person || person.suspended) return undefined
  await linkAccount(db, { id: uuidv7(at), userId: person.id, accountId, at })
  return person
}

async function refuse(ctx: Ctx, reason: 'sign_on.refused' | 'sign_on.nobody'): Promise<never> {
  const data = { known: false, address: callerIn(ctx).address, why: reason }
  await emitForCompany(ctx, { type: 'session.failed', subject: { type: 'staff', id: nobody }, data })
  throw new KeptRefusal(reason)
}

import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import type { Tools } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { guardedFetch, PrivateAddress } from '../platform/http/guarded-fetch.ts'

/** Where a provider is, and who we are there. */
export interface Client {
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
}

/** What a provider says of somebody, verified. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  /** Only when the provider has verified it. */
  readonly email: string | undefined
  readonly name: string | undefined
  /** Everything that it says of somebody. */
  readonly claims: Readonly<Record<string, unknown>>
}

/** How much is asked about somebody: more only where rules want to know it. */
export type Curiosity = 'who' | 'what too'

/** What a log-in is bound to: it lies with us, and the browser only holds a token for it. */
export interface Binding {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export const redirectUri = ({ publicUrl }: Tools) => `${publicUrl}/login/callback`
export const afterLogOutUri = ({ publicUrl }: Tools) => `${publicUrl}/login`
export const backChannelUri = ({ publicUrl }: Tools) => `${publicUrl}/api/v1/auth/sign-on/back-channel`

/**
 * Asks a provider for its configuration. Every later answer is taken only from it, with the signature of the ID token
 * checked against its keys. Throws `sign_on.private`, `sign_on.unreachable`.
 */
export async function discover(tools: Tools, { issuer, clientId, secret }: Client): Promise<oidc.Configuration> {
  const privateToo = tools.privateProviders === true
  if (!privateToo && new URL(issuer).protocol !== 'https:') throw new AppError('sign_on.private')
  try {
    const found = await oidc.discovery(new URL(issuer), clientId, secret, undefined, {
      [oidc.customFetch]: guardedFetch({ privateToo }) as oidc.CustomFetch,
      timeout: 15,
      // plain http is for a provider inside the house, and the fetch refuses it otherwise
      execute: privateToo ? [oidc.allowInsecureRequests] : [],
    })
    oidc.enableNonRepudiationChecks(found)
    return found
  } catch (error) {
    const causes = [error, (error as Error).cause]
    throw new AppError(causes.some((one) => one instanceof PrivateAddress) ? 'sign_on.private' : 'sign_on.unreachable')
  }
}

export const newBinding = (): Binding => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
})

/** Where the browser has to go. */
export async function addressOf(
  tools: Tools,
  provider: oidc.Configuration,
  binding: Binding,
  curiosity: Curiosity,
): Promise<string> {
  const address = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri(tools),
    scope: curiosity === 'who' ? 'openid email' : 'openid email profile',
    state: binding.state,
    nonce: binding.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(binding.verifier),
    code_challenge_method: 'S256',
  })
  return address.href
}

/**
 * Exchanges what the browser brought for an identity; undefined when anything does not fit: state, nonce, issuer,
 * audience, time, signature, or the provider's own refusal.
 */
export async function exchange(
  tools: Tools,
  provider: oidc.Configuration,
  binding: Binding,
  answer: string,
  curiosity: Curiosity,
): Promise<Identity | undefined> {
  try {
    const address = new URL(`${redirectUri(tools)}?${answer.replace(/^\?/, '')}`)
    const tokens = await oidc.authorizationCodeGrant(provider, address, {
      pkceCodeVerifier: binding.verifier,
      expectedState: binding.state,
      expectedNonce: binding.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) return undefined
    const isEnough = curiosity === 'who' && typeof claims.email === 'string'
    const more = isEnough ? {} : await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)
    const told: Record<string, unknown> = { ...claims, ...more }
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: told.email_verified === true && typeof told.email === 'string' ? told.email : undefined,
      name: typeof told.name === 'string' && told.name.trim() !== '' ? told.name.trim() : undefined,
      claims: told,
    }
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw new AppError('sign_on.unreachable')
  }
}

/** What the library says of an answer that does not fit, as against a provider that does not answer. */
const isRefusal = (error: unknown) =>
  error instanceof oidc.ClientError ||
  error instanceof oidc.ResponseBodyError ||
  error instanceof oidc.AuthorizationResponseError ||
  error instanceof oidc.WWWAuthenticateChallengeError

/** Where a browser logs out at the provider, which leads it back to us; null when it has no such place. */
export function logOutAddressOf(tools: Tools, provider: oidc.Configuration): string | null {
  if (provider.serverMetadata().end_session_endpoint === undefined) return null
  return oidc.buildEndSessionUrl(provider, { post_logout_redirect_uri: afterLogOutUri(tools) }).href
}

/** Signatures of a provider; none that we could make ourselves from what it publishes. */
const signatures = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']
const logOutEvent = 'http://schemas.openid.net/event/backchannel-logout'

/**
 * Who logged out at the provider, from the token that it sends us; undefined when it is not a notice of a log-out that
 * this provider made for us within the last five minutes (OpenID Connect Back-Channel Logout 1.0, section 2.6).
 */
export async function readLogOut(
  tools: Tools,
  provider: oidc.Configuration,
  token: string,
): Promise<Pick<Identity, 'issuer' | 'subject'> | undefined> {
  const { issuer, jwks_uri } = provider.serverMetadata()
  if (jwks_uri === undefined) return undefined
  const send = guardedFetch({ privateToo: tools.privateProviders === true })
  const keys = createRemoteJWKSet(new URL(jwks_uri), { [customFetch]: send })
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: provider.clientMetadata().client_id,
      algorithms: signatures,
      maxTokenAge: '5m',
      clockTolerance: 30,
    })
    const { sub, nonce, events } = payload
    const says = typeof events === 'object' && events !== null && Object.hasOwn(events, logOutEvent)
    return says && nonce === undefined && sub !== undefined ? { issuer, subject: sub } : undefined
  } catch (error) {
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError))
      throw new AppError('sign_on.unreachable')
    return undefined
  }
}

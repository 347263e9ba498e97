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
}

/** What a log-in is bound to: it lies with us, and the browser only holds a token for it. */
export interface Binding {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export const redirectUri = ({ publicUrl }: Tools) => `${publicUrl}/login/callback`

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
export async function addressOf(tools: Tools, provider: oidc.Configuration, binding: Binding): Promise<string> {
  const address = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri(tools),
    scope: 'openid email',
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
    const told =
      typeof claims.email === 'string' ? claims : await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)
    const verified = told.email_verified === true && typeof told.email === 'string'
    return { issuer: claims.iss, subject: claims.sub, email: verified ? String(told.email) : undefined }
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

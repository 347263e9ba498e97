import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import Provider from 'oidc-provider'

export const client = { clientId: 'zhike', secret: 'a secret between the two of us' }

const listening = (server: Server) =>
  new Promise<string>((done) => {
    server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })

export interface RealProvider {
  readonly issuer: string
  /** What it says of somebody, by the name they log in with. */
  readonly people: Map<string, { email: string; email_verified: boolean; name?: string; groups?: string[] }>
  /** Logs out there as a person does in the browser that the last visit left. */
  logOut(url: string): Promise<string>
  /** Logs in there as a person does in a browser, and gives what it adds to our address. */
  visit(url: string, login: string): Promise<string>
  stop(): Promise<void>
}

/** A real provider on this machine, which tells `home` of log-outs when it is given. */
export async function openProvider(redirectUri: string, home?: string): Promise<RealProvider> {
  const people: RealProvider['people'] = new Map()
  const jar: Jar = new Map()
  const handler: { callback?: ReturnType<Provider['callback']> } = {}
  const server = createServer((request, answer) => void handler.callback?.(request, answer))
  const issuer = await listening(server)
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [redirectUri.replace('/callback', '')],
        ...(home === undefined ? {} : { backchannel_logout_uri: `${home}/api/v1/auth/sign-on/back-channel` }),
      },
    ],
    cookies: { keys: ['only in tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    features: { backchannelLogout: { enabled: true } },
    // it would not call this machine otherwise
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
    pkce: { required: () => true },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
  })
  handler.callback = provider.callback()
  return {
    issuer,
    people,
    visit: (url, login) => walk(url, login, redirectUri, jar),
    logOut: (url) => logOut(url, jar),
    stop: () => closed(server),
  }
}

type Jar = Map<string, string>

/** Follows redirects with cookies, and fills in the two forms that it meets: who, and yes. */
async function walk(url: string, login: string, redirectUri: string, jar: Jar): Promise<string> {
  jar.clear()
  let next = { url, body: undefined as URLSearchParams | undefined }
  for (let step = 0; step < 12; step++) {
    const answer = await ask(next.url, next.body, jar)
    const location = answer.headers.get('location')
    if (location) {
      const target = new URL(location, next.url)
      if (target.href.startsWith(redirectUri)) return target.search.slice(1)
      next = { url: target.href, body: undefined }
      continue
    }
    const page = await answer.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1]
    if (!action || !prompt) throw new Error(`no form here: ${page.slice(0, 300)}`)
    const body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login, password: 'any' } : {}) })
    next = { url: new URL(action, next.url).href, body }
  }
  throw new Error('the provider never came back')
}

async function ask(url: string, body: URLSearchParams | undefined, jar: Jar): Promise<Response> {
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    ...(body ? { body } : {}),
  })
  for (const cookie of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    jar.set(name, value)
  }
  return answer
}

/** Says yes to the question whether to log out, and gives where that leads. */
async function logOut(url: string, jar: Jar): Promise<string> {
  const page = await (await ask(url, undefined, jar)).text()
  const action = /action="([^"]+)"/.exec(page)?.[1] ?? ''
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const answer = await ask(new URL(action, url).href, new URLSearchParams({ xsrf, logout: 'yes' }), jar)
  return answer.headers.get('location') ?? ''
}

const closed = (server: Server) =>
  new Promise<void>((done) => {
    server.closeAllConnections()
    server.close(() => done())
  })

/** How an ID token is made that should not be believed. */
export interface Forgery {
  readonly claims?: JWTPayload
  readonly make?: (claims: JWTPayload, tools: ForgeryTools) => Promise<string>
}

export interface ForgeryTools {
  readonly sign: (claims: JWTPayload) => Promise<string>
  readonly publicKeyPem: string
}

/** A provider that answers what a test wants. */
export async function openHostileProvider() {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const forgery: { now: Forgery } = { now: {} }
  const nonce = { now: '' }
  const sign = (claims: JWTPayload) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey)
  const server = createServer((request, answer) => {
    const json = (body: unknown) =>
      answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        code_challenge_methods_supported: ['S256'],
      })
    if (request.url === '/jwks') return json({ keys: [jwk] })
    return token().then((id_token) => json({ access_token: 'x', token_type: 'Bearer', id_token }))
  })
  const issuer = await listening(server)
  const token = () => {
    const at = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer,
      aud: client.clientId,
      sub: 'stranger',
      iat: at,
      exp: at + 60,
      nonce: nonce.now,
      email: 'boss@example.com',
      email_verified: true,
      ...forgery.now.claims,
    }
    return forgery.now.make ? forgery.now.make(claims, { sign, publicKeyPem: JSON.stringify(jwk) }) : sign(claims)
  }
  return { issuer, forgery, nonce, sign, stop: () => closed(server) }
}

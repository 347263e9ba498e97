import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const client = { clientId: 'zhike', secret: 'only in journeys' }

/** A port that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })

/** A real provider of log-ins on this machine, in which the name that somebody types is the e-mail. */
export async function openProvider(redirectUri: string) {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [redirectUri.replace('/callback', '')],
      },
    ],
    cookies: { keys: ['only in journeys'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: true }) }),
  })
  const server = provider.listen(port, '127.0.0.1')
  return {
    issuer,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

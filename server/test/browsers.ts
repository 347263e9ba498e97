import type { InjectOptions } from 'fastify'
import type { Desk } from './harness.ts'

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any
  readonly headers: Readonly<Record<string, unknown>>
  /** `Set-Cookie` headers. */
  readonly cookies: readonly string[]
}

/** A browser at a desk: keeps cookies, and says where a request came from as the test wants. */
export function openBrowser(desk: Pick<Desk, 'app'>, given: Pick<InjectOptions, 'headers' | 'remoteAddress'> = {}) {
  const jar = new Map<string, string>()
  const call = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers: object = {},
  ) => {
    const answer = await desk.app.inject({
      method,
      url: `/api/v1${path}`,
      ...(given.remoteAddress === undefined ? {} : { remoteAddress: given.remoteAddress }),
      headers: { cookie: [...jar].map(([n, v]) => `${n}=${v}`).join('; '), ...given.headers, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    const cookies = [answer.headers['set-cookie'] ?? []].flat()
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie) || value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const json = answer.headers['content-type']?.toString().includes('json')
    const result: Answer = {
      status: answer.statusCode,
      body: json ? answer.json() : undefined,
      headers: answer.headers,
      cookies,
    }
    return result
  }
  return {
    jar,
    get: (path: string, headers?: object) => call('GET', path, undefined, headers),
    post: (path: string, body: object, headers?: object) => call('POST', path, body, headers),
    delete: (path: string) => call('DELETE', path),
  }
}

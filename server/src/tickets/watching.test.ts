import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onOwnDesk } from '../../test/harness.ts'
import { assignedTicket, openShop, progressToken } from './tickets.fixture.ts'

test(
  'an open progress page hears of a reply, and never of a note',
  onOwnDesk(async (desk, t) => {
    const shop = await openShop(desk)
    const { id } = await assignedTicket(shop)
    const token = await progressToken(shop, id)
    await desk.settle()
    const address = await desk.app.listen({ host: '127.0.0.1', port: 0 })
    const leaving = new AbortController()
    t.after(() => leaving.abort())
    const stream = await fetch(`${address}/api/v1/portal/progress/${token}/live`, { signal: leaving.signal })
    assert.equal(stream.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    const heard = listen(stream)
    await heard.until(/:\n/)
    await shop.first.tickets.addMessage({ id, body: '难缠', visibility: 'internal' })
    await desk.settle()
    await shop.first.tickets.addMessage({ id, body: '您好', visibility: 'public' })
    await desk.settle()
    await heard.until(/event: message/)
    assert.equal(heard.text().match(/event: message/g)?.length, 1)
    assert.doesNotMatch(heard.text(), /您好|难缠|noted|id:/)
    leaving.abort()
  }),
)

test(
  'a wrong link opens no stream',
  onOwnDesk(async (desk) => {
    const answer = await desk.app.inject({ url: '/api/v1/portal/progress/a.b.c/live' })
    assert.deepEqual([answer.statusCode, answer.json().reason], [404, 'progress.invalid_link'])
  }),
)

/** What a stream has said so far. */
function listen(stream: Response) {
  let text = ''
  const more: (() => void)[] = []
  const decoder = new TextDecoder()
  const reading = (async () => {
    for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true })
      for (const wake of more.splice(0)) wake()
    }
  })()
  reading.catch(() => undefined)
  return {
    text: () => text,
    until: async (wanted: RegExp) => {
      while (!wanted.test(text)) await new Promise<void>((resolve) => more.push(resolve))
    },
  }
}

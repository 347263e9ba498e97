import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { guardedFetch, isPublicAddress, PrivateAddress } from './guarded-fetch.ts'

test('addresses of this machine, the house, link-local and metadata are private, however they are written', () => {
  const inside = [
    ...['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'],
    ...['2001:db8::1', '224.0.0.1', '255.255.255.255', 'not an address', ''],
  ]
  for (const address of inside) assert.equal(isPublicAddress(address), false, address)
  for (const address of ['1.1.1.1', '114.114.114.114', '172.32.0.1', '2400:3200::1', '::ffff:1.1.1.1'])
    assert.equal(isPublicAddress(address), true, address)
})

test('a private address is not called: as a number, in any base, in IPv6, by a name, or in plain http', async () => {
  const server = createServer((_, answer) => answer.end('a secret of the house'))
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const { port } = server.address() as AddressInfo
  let calls = 0
  server.on('connection', () => calls++)
  try {
    const guarded = guardedFetch({ privateToo: false })
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost'])
      for (const scheme of ['http', 'https'])
        await assert.rejects(guarded(`${scheme}://${host}:${port}/`), PrivateAddress, `${scheme} ${host}`)
    assert.equal(calls, 0)
    const allowed = await guardedFetch({ privateToo: true })(`http://127.0.0.1:${port}/`)
    assert.equal(await allowed.text(), 'a secret of the house')
  } finally {
    server.close()
  }
})

test('a redirect is not followed, and an endless answer is cut', async () => {
  const server = createServer((request, answer) => {
    if (request.url === '/away') return answer.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
    answer.writeHead(200)
    const more = () => answer.write(Buffer.alloc(100_000)) && setImmediate(more)
    answer.on('drain', more)
    return more()
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const { port } = server.address() as AddressInfo
  try {
    const fetched = guardedFetch({ privateToo: true })
    assert.equal((await fetched(`http://127.0.0.1:${port}/away`)).status, 302)
    await assert.rejects(fetched(`http://127.0.0.1:${port}/endless`), /too long/)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged } from '../customers/customers.fixture.ts'
import { systemActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { assignedTicket, broken, openShop, picture } from './tickets.fixture.ts'

test(
  'replies and notes come back in order, with who wrote them',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, wang, manager, customerId } = shop
    const { id } = await assignedTicket(shop)
    const reply = await first.tickets.addMessage({ id, body: '明天上门', visibility: 'public' })
    await manager.tickets.addMessage({ id, body: '注意：老客户', visibility: 'internal' })
    const { items } = await first.tickets.listMessages({ id })
    assert.deepEqual(items[0], reply)
    assert.deepEqual(
      items.map(({ body, visibility, author }) => [body, visibility, author.name]),
      [
        ['明天上门', 'public', wang.name],
        ['注意：老客户', 'internal', '周经理'],
      ],
    )
    const types = (await logged(desk, customerId)).map(({ type }) => type)
    assert.deepEqual(types.slice(-2), ['ticket.replied', 'ticket.noted'])
    const page = await first.tickets.listMessages({ id, limit: 1 })
    const next = await first.tickets.listMessages({ id, limit: 1, cursor: page.nextCursor as string })
    assert.deepEqual([...page.items, ...next.items], items)
    assert.equal(next.nextCursor, null)
    await assert.rejects(first.tickets.listMessages({ id, cursor: 'x' }), refusedFor('cursor.invalid'))
  }),
)

test(
  'the first public reply of staff is remembered, notes and later replies are not',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first } = shop
    const { id, version } = await assignedTicket(shop)
    await first.tickets.addMessage({ id, body: '看看', visibility: 'internal' })
    assert.equal((await first.tickets.get({ id })).firstRepliedAt, null)
    await first.tickets.addMessage({ id, body: '您好', visibility: 'public' })
    const at = desk.now.toISOString()
    desk.now = new Date(desk.now.getTime() + 60_000)
    await first.tickets.addMessage({ id, body: '还在吗', visibility: 'public' })
    const ticket = await first.tickets.get({ id })
    assert.deepEqual([ticket.firstRepliedAt, ticket.updatedAt, ticket.version], [at, desk.now.toISOString(), version])
  }),
)

test(
  'a closed ticket takes no more words',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first } = shop
    const { id } = await assignedTicket(shop)
    await first.tickets.resolve({ id, summary: '好了' })
    await first.tickets.addMessage({ id, body: '请您确认', visibility: 'public' })
    await first.tickets.close({ id, reason: '客户电话确认' })
    await assert.rejects(
      first.tickets.addMessage({ id, body: '还有', visibility: 'public' }),
      refusedFor('ticket.closed'),
    )
  }),
)

test(
  'pictures go with a message and are read under its ticket only',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, second, wang } = shop
    const { id } = await assignedTicket(shop)
    const scene = picture('现场.png', 'a')
    const files = [scene, picture('铭牌.png', 'b')]
    const message = await first.tickets.addMessage({ id, body: '见图', visibility: 'public' }, { files })
    assert.deepEqual(
      message.files.map(({ name, mediaType }) => [name, mediaType]),
      [
        ['现场.png', 'image/png'],
        ['铭牌.png', 'image/png'],
      ],
    )
    assert.deepEqual((await first.tickets.listMessages({ id })).items[0]?.files, message.files)
    const fileId = message.files[0]?.id as string
    const bytes = await first.tickets.getFile({ id, fileId })
    assert.deepEqual(Buffer.from(await bytes.arrayBuffer()), Buffer.from(await scene.arrayBuffer()))
    assert.equal((await first.tickets.getFile({ id, fileId, size: 'small' })).type, 'image/webp')
    const other = await first.tickets.create({ customerId: shop.customerId, ...broken })
    const hidden = refusedFor('record.not_found')
    for (const size of ['whole', 'small'] as const) {
      await assert.rejects(first.tickets.getFile({ id: other.id, fileId, size }), hidden)
      await assert.rejects(second.tickets.getFile({ id, fileId, size }), hidden)
    }
    await assert.rejects(first.tickets.getFile({ id, fileId: uuidv7(desk.now) }), hidden)
    const headers = await headersOf(desk, `/api/v1/tickets/${id}/files/${fileId}`, wang.key)
    assert.equal(headers['content-type'], 'image/png')
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox")
  }),
)

async function headersOf(desk: Desk, url: string, key: string) {
  return (await desk.app.inject({ url, headers: { authorization: `Bearer ${key}` } })).headers
}

test(
  'a file is what its bytes are: pages, drawings and programs are refused whatever they call themselves',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { id } = await assignedTicket(shop)
    const hostile: [string, string, string][] = [
      ['x.png', 'image/png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ['x.svg', 'image/svg+xml', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['x.jpg', 'image/jpeg', '<!doctype html><script>alert(1)</script>'],
      ['.htaccess', 'image/png', 'AddType application/x-httpd-php .png'],
      ['x.png', 'image/png', 'MZ\u0090\u0000'],
      ['x.png', 'image/png', ''],
      ['x.gif', 'image/gif', '%PDF-1.7'],
    ]
    for (const [name, type, content] of hostile)
      await assert.rejects(
        shop.first.tickets.addMessage(
          { id, body: '见图', visibility: 'public' },
          { files: [new File([content], name, { type })] },
        ),
        refusedFor('file.kind_refused'),
        content,
      )
    assert.deepEqual((await shop.first.tickets.listMessages({ id })).items, [])
    assert.deepEqual(await storedFiles(desk), [])
  }),
)

test(
  'a hostile name is only a name: it is cleaned, never a path, never a header',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, wang } = shop
    const { id } = await assignedTicket(shop)
    const names = [
      '../../etc/passwd.png',
      '..\\..\\boot.png',
      'a\u0000b.png',
      '\u202egnp.exe',
      '<img src=x onerror=alert(1)>.png',
      'x\r\nSet-Cookie: a=b.png',
      '\u200b.htaccess',
      '%2e%2e%2fx.png',
      '💥"; filename=evil.html.png',
    ]
    for (const name of names) {
      const { files } = await first.tickets.addMessage(
        { id, body: '见图', visibility: 'public' },
        { files: [picture(name)] },
      )
      const shown = files[0]?.name ?? ''
      assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}/\\<>":]/u, JSON.stringify(name))
      assert.doesNotMatch(shown, /^\./, JSON.stringify(name))
      const headers = await headersOf(desk, `/api/v1/tickets/${id}/files/${files[0]?.id}`, wang.key)
      assert.match(headers['content-disposition'] as string, /^inline; filename\*=UTF-8''[\w.!~%-]+$/)
      assert.equal(headers['set-cookie'], undefined)
    }
    const keys = (await storedFiles(desk)).map(({ key }) => key)
    assert.ok(keys.length === names.length && keys.every((key) => /^[\w-]{32}$/.test(key)))
  }),
)

test(
  'more than five pictures are refused, and none is kept',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { id } = await assignedTicket(shop)
    const files = Array.from({ length: 6 }, () => picture())
    await assert.rejects(
      shop.first.tickets.addMessage({ id, body: '见图', visibility: 'public' }, { files }),
      refusedFor('file.too_many'),
    )
    assert.deepEqual(await storedFiles(desk), [])
  }),
)

const storedFiles = (desk: Desk) =>
  desk.store.transaction(systemActor, (db) => db.selectFrom('files').select(['id', 'key']).execute())

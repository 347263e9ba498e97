import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../../test/harness.ts'
import { refusedFor } from '../../../test/refusals.ts'
import { sweeps } from '../../app/sweeps.ts'
import { broken, openShop, picture } from '../../tickets/tickets.fixture.ts'
import { systemWork } from '../jobs/system-work.ts'

const limit = async (desk: Desk, limits: Record<string, number | null>) =>
  (await desk.as('administrator')).fileStorage.update({ limits })

/** One that weighs a megabyte. */
const heavy = (name: string) => picture(name, 'x'.repeat(1_000_000))
const later = (desk: Desk, minutes: number) => {
  desk.now = new Date(desk.now.getTime() + minutes * 60_000)
}

async function openTicket(desk: Desk) {
  const shop = await openShop(desk)
  const { id } = await shop.first.tickets.create({ customerId: shop.customerId, ...broken })
  const send = (client = shop.first, name = '现场.png') =>
    client.tickets.addMessage({ id, body: '见图', visibility: 'public' }, { files: [heavy(name)] })
  return { ...shop, id, send }
}

test(
  'an administrator sees what is kept by what it belongs to, and sets limits; others do neither',
  onDesk(async (desk) => {
    const { send, manager } = await openTicket(desk)
    const { files } = await send()
    const admin = await desk.as('administrator')
    const { usage, limits, version } = await admin.fileStorage.get({})
    assert.deepEqual(usage, [
      { kind: 'tickets', files: 1, bytes: files[0]?.bytes },
      { kind: 'own_fields', files: 0, bytes: 0 },
      { kind: 'imports', files: 0, bytes: 0 },
      { kind: 'exports', files: 0, bytes: 0 },
    ])
    assert.equal(limits.companyBytes, null)
    const changed = await admin.fileStorage.update({ limits: { companyBytes: 5_000_000 } }, { ifMatch: version })
    assert.deepEqual(changed.limits, { ...limits, companyBytes: 5_000_000 })
    await assert.rejects(
      admin.fileStorage.update({ limits: { companyBytes: null } }, { ifMatch: version }),
      refusedFor('record.changed'),
    )
    await assert.rejects(admin.fileStorage.update({ limits: { companyBytes: -1 } }), refusedFor('request.invalid'))
    await assert.rejects(manager.fileStorage.get({}), refusedFor('permission.missing'))
    await desk.settle()
    assert.equal((await admin.audit.list({ type: 'file_limits.updated' })).items.length, 1)
  }),
)

test(
  'a colleague who uploads too much within a day is told when there is room again; others go on',
  onDesk(async (desk) => {
    const { send, manager, id } = await openTicket(desk)
    await limit(desk, { colleagueDayBytes: 2_500_000 })
    await send()
    later(desk, 60)
    await send()
    await assert.rejects(send(), refusedFor('upload.too_much_lately'))
    await send(manager)
    const messages = (await manager.tickets.listMessages({ id })).items
    assert.equal(messages.length, 3)
    later(desk, 23 * 60 + 1)
    await send()
  }),
)

test(
  'strangers have limits for each address and for all of them, and the refusal says when to come back',
  onDesk(async (desk) => {
    const { first, id, send } = await openTicket(desk)
    await limit(desk, { strangerHourBytes: 2_500_000, strangersHourBytes: 4_500_000 })
    const form = new FormData()
    form.append('name', '陈先生')
    form.append('phone', '13812345678')
    form.append('kind', 'complaint')
    form.append('title', '门漏水')
    form.append('description', '门漏水')
    form.append('file', heavy('a.png'))
    const request = new Request('http://desk.example', { method: 'POST', body: form })
    const payload = Buffer.from(await request.arrayBuffer())
    const submit = (remoteAddress: string) =>
      desk.app.inject({
        method: 'POST',
        url: '/api/v1/portal/tickets',
        remoteAddress,
        headers: {
          'content-type': request.headers.get('content-type') ?? '',
          'content-length': String(payload.length),
        },
        payload,
      })
    const statuses = []
    for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4'])
      statuses.push((await submit(address)).statusCode)
    assert.deepEqual(statuses, [201, 201, 429, 201, 201, 429])
    const refused = await submit('203.0.113.1')
    assert.deepEqual([refused.headers['retry-after'], refused.json().reason], ['3600', 'upload.too_much_lately'])
    // colleagues are not strangers, and a form without a picture costs nothing
    await send(first)
    await desk
      .client()
      .portal.submit({ name: '陈先生', phone: '13812345678', kind: 'complaint', title: '漏', description: '漏' })
    later(desk, 61)
    assert.equal((await submit('203.0.113.1')).statusCode, 201)
    assert.equal((await first.tickets.listMessages({ id })).items.length, 1)
  }),
)

test(
  'when the company’s room is used up nothing more is taken in, and nothing is taken away',
  onDesk(async (desk) => {
    const { send, first, id } = await openTicket(desk)
    const { files } = await send()
    await limit(desk, { companyBytes: 1_500_000 })
    await assert.rejects(send(), refusedFor('upload.no_room'))
    await first.tickets.getFile({ id, fileId: files[0]?.id ?? '' })
    await limit(desk, { companyBytes: null })
    await send()
  }),
)

test(
  'ten uploads at once do not each get the last of the room, and what was refused afterwards counts',
  onOwnDesk(async (desk) => {
    const { send, first, id } = await openTicket(desk)
    await limit(desk, { colleagueDayBytes: 4_500_000 })
    const sent = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => send(first, `${n}.png`)))
    assert.equal(sent.filter(({ status }) => status === 'fulfilled').length, 4)
    assert.equal((await first.tickets.listMessages({ id })).items.length, 4)
    const manager = await desk.as('manager')
    await manager.tickets.resolve({ id, summary: '好了' })
    await manager.tickets.close({ id, reason: '客户确认' })
    for (let n = 0; n < 4; n++) await assert.rejects(send(manager), refusedFor('ticket.closed'))
    await assert.rejects(send(manager), refusedFor('upload.too_much_lately'))
  }),
)

test(
  'a day later nobody remembers who uploaded how much',
  onDesk(async (desk) => {
    const { send } = await openTicket(desk)
    await send()
    const sweep = sweeps.find(({ name }) => name === 'uploads.sweep') ?? assert.fail()
    const left = async (minutes: number) => {
      later(desk, minutes)
      const { signal } = new AbortController()
      await sweep.run(systemWork({ store: desk.store, tools: desk.tools, now: desk.now, signal }))
      return desk.asSystem((ctx) => ctx.db.selectFrom('uploads').select('id').execute())
    }
    assert.equal((await left(24 * 60)).length, 1)
    assert.equal((await left(2 * 60)).length, 0)
  }),
)

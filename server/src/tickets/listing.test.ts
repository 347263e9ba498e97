import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { api } from '@zhike/contract'
import type { Client } from '@zhike/contract/client'
import { type CreateTicket, type ListTickets, ticketSorts } from '@zhike/contract/tickets'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { nextPhone, openShop } from './tickets.fixture.ts'

/** Three tickets of two customers, an hour apart, oldest first. */
async function threeTickets(desk: Desk) {
  const shop = await openShop(desk)
  const { first, customerId } = shop
  const other = await first.customers.create({ name: '李四光', identities: [{ kind: 'phone', value: nextPhone() }] })
  const wishes: CreateTicket[] = [
    { customerId, kind: 'complaint', title: '洗衣机漏水', description: '', priority: 'high', channel: 'phone' },
    { customerId, kind: 'praise', title: '师傅很好', description: '', priority: 'low', channel: 'api' },
    {
      customerId: other.id,
      kind: 'complaint',
      title: '冰箱不制冷',
      description: '',
      priority: 'urgent',
      channel: 'api',
    },
  ]
  const made = []
  for (const wish of wishes) {
    made.push(await first.tickets.create(wish))
    desk.now = new Date(desk.now.getTime() + 3_600_000)
  }
  const find = titlesOf(first)
  return { ...shop, other, made, find }
}

const titlesOf =
  (client: Client<typeof api>) => async (wish: Partial<Omit<ListTickets, 'filter'>> & { readonly filter?: string }) =>
    (await client.tickets.list(wish)).items.map((ticket) => ticket.title)

test(
  'a list is filtered by status, kind, priority, assignee, customer and category',
  onDesk(async (desk) => {
    const { find, first, made, wang, customerId, other } = await threeTickets(desk)
    const [leak, praise, fridge] = ['洗衣机漏水', '师傅很好', '冰箱不制冷']
    const id = made[0]?.id as string
    assert.deepEqual(await find({}), [fridge, praise, leak])
    assert.deepEqual(await find({ kind: ['complaint'] }), [fridge, leak])
    assert.deepEqual(await find({ priority: ['low', 'urgent'] }), [fridge, praise])
    assert.deepEqual(await find({ customer: other.id }), [fridge])
    await first.tickets.assign({ id, staffId: wang.id })
    assert.deepEqual(await find({ assignee: 'me' }), [leak])
    assert.deepEqual(await find({ assignee: wang.id }), [leak])
    assert.deepEqual(await find({ assignee: 'none' }), [fridge, praise])
    await first.tickets.resolve({ id, summary: '好了' })
    assert.deepEqual(await find({ status: ['open', 'pending'] }), [fridge, praise])
    assert.deepEqual(await find({ status: ['resolved'], kind: ['complaint'], customer: customerId }), [leak])
    assert.deepEqual(await find({ category: uuidv7(desk.now) }), [])
  }),
)

test(
  'a list is sorted by age, last movement and priority, and its pages join without gap or repeat',
  onDesk(async (desk) => {
    const { first, made, find } = await threeTickets(desk)
    await first.tickets.addMessage({ id: made[0]?.id as string, body: '在路上', visibility: 'internal' })
    const orders = {
      '-createdAt': ['冰箱不制冷', '师傅很好', '洗衣机漏水'],
      createdAt: ['洗衣机漏水', '师傅很好', '冰箱不制冷'],
      '-updatedAt': ['洗衣机漏水', '冰箱不制冷', '师傅很好'],
      '-priority': ['冰箱不制冷', '洗衣机漏水', '师傅很好'],
    }
    for (const sort of ticketSorts) {
      const titles = orders[sort]
      assert.deepEqual(await find({ sort }), titles, sort)
      const seen: string[] = []
      let cursor: string | null | undefined
      do {
        const page = await first.tickets.list({ sort, limit: 1, ...(cursor ? { cursor } : {}) })
        seen.push(...page.items.map((ticket) => ticket.title))
        cursor = page.nextCursor
      } while (cursor !== null)
      assert.deepEqual(seen, titles, sort)
    }
  }),
)

test(
  'a cursor that nobody gave out, or of another order, is refused',
  onDesk(async (desk) => {
    const { first } = await threeTickets(desk)
    const { nextCursor } = await first.tickets.list({ limit: 1 })
    const forged = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')
    const wrong = [
      'x',
      forged(['-createdAt', '2026-13-77T00:00:00.000Z', uuidv7(desk.now)]),
      forged(['-createdAt', "2026-01-01'; DROP TABLE tickets", uuidv7(desk.now)]),
      forged([null, null, null]),
    ]
    for (const cursor of wrong) await assert.rejects(first.tickets.list({ cursor }), refusedFor('cursor.invalid'))
    await assert.rejects(
      first.tickets.list({ sort: '-priority', cursor: nextCursor as string }),
      refusedFor('cursor.invalid'),
    )
  }),
)

test(
  'a search finds the beginning of a number, words of the title, and the customer’s name with pinyin and initials',
  onDesk(async (desk) => {
    const { find, made, second } = await threeTickets(desk)
    const number = made[2]?.number as string
    for (const search of [
      number,
      number.slice(2),
      number.toLowerCase(),
      '不制冷',
      '李四光',
      'lisi',
      'lsg',
      '冰箱 李四',
    ])
      assert.deepEqual(await find({ search }), ['冰箱不制冷'], search)
    assert.equal((await find({ search: 'T-2603' })).length, 3)
    assert.deepEqual(await find({ search: '张三', kind: ['praise'] }), ['师傅很好'])
    for (const search of ['！？', "' OR 1=1 --", '洗衣机烘干', 'T-9', '%'])
      assert.deepEqual(await find({ search }), [], search)
    assert.deepEqual((await second.tickets.list({ search: '冰箱' })).items, [])
  }),
)

test(
  'a search finds titles by the pinyin of neighbours, as one word, apart, unfinished or in several words',
  onDesk(async (desk) => {
    const { first, other } = await threeTickets(desk)
    await first.tickets.create({ customerId: other.id, kind: 'complaint', title: '绿地银行店空调漏水，装好又漏' })
    const found = async (search: string) =>
      (await first.tickets.list({ search })).items.map(({ title }) => title.slice(0, 2))
    for (const search of [
      'kongtiao',
      'kongtiaoloushui',
      'kongtiaolous',
      'kong tiao lou shui',
      'kong1 tiao2',
      'loushui kongtiao',
      'yinhang',
      'yinxing',
      'lvdi',
      'ludi',
      'KONGTIAO',
    ])
      assert.deepEqual(await found(search), ['绿地'], search)
    // one syllable, neighbours that are none, the other order in one word, initials
    for (const search of ['kong', 'shuizhuang', 'shuilou', 'loushui kong', 'ktls'])
      assert.deepEqual(await found(search), [], search)
  }),
)

test(
  'a renamed customer’s tickets are found by the new name',
  onDesk(async (desk) => {
    const { find, first, other } = await threeTickets(desk)
    await first.customers.update({ id: other.id, name: '李时珍' })
    await desk.settle()
    assert.deepEqual(await find({ search: '李时珍' }), ['冰箱不制冷'])
    assert.deepEqual(await find({ search: '李四光' }), [])
  }),
)

test(
  'a query parameter that the list does not know is refused',
  onDesk(async (desk) => {
    const { wang } = await openShop(desk)
    for (const query of ['seenBy=x', 'sort=password', 'status=open%27', 'limit=1000', 'assignee=you']) {
      const answer = await desk.app.inject({
        url: `/api/v1/tickets?${query}`,
        headers: { authorization: `Bearer ${wang.key}` },
      })
      assert.equal(answer.statusCode, 400, query)
    }
  }),
)

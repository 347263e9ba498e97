import type { Desk } from '../../test/harness.ts'
import { nextPhone, openShop } from '../tickets/tickets.fixture.ts'

/** What the shop sells, and what its customers complain of. */
export const washer = { sku: 'WM-8', name: '滚筒洗衣机 8 公斤' } as const

/** The shop with a category, a product, and as many complaints of leaking as it is asked for, of its first representative. */
export async function openLeaks(desk: Desk, count: number) {
  const shop = await openShop(desk)
  const { id: categoryId } = await (await desk.as('administrator')).categories.create({
    kind: 'complaint',
    name: '产品质量',
  })
  await shop.manager.products.create(washer)
  const leaks: { ticketId: string; customerId: string }[] = []
  for (let n = 0; n < count; n++) leaks.push(await leak(n))
  return { ...shop, categoryId, leaks, leak, buy }

  async function buy(orderNo: string, day: string, batch?: string, who = shop.first) {
    const { id } = await who.customers.create({
      name: `买家${orderNo}`,
      identities: [{ kind: 'phone', value: nextPhone() }],
    })
    const lines = [{ ...washer, quantity: 1, unitFen: 100, ...(batch ? { batch } : {}) }]
    await who.orders.create({ orderNo, customerId: id, orderedAt: `${day}T10:00:00+08:00`, totalFen: 100, lines })
    return id
  }

  async function leak(n: number, title = ['洗衣机漏水', '洗衣机底下渗水', '滚筒边上一滩水'][n % 3] ?? '') {
    const customerId = await buy(`L-${n}`, '2026-02-01', 'B7')
    const facts = { customerId, kind: 'complaint', categoryId, title } as const
    const { id: ticketId } = await shop.first.tickets.create(facts)
    return { ticketId, customerId }
  }
}

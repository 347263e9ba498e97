import type { Desk } from '../../test/harness.ts'
import { openShop } from '../tickets/tickets.fixture.ts'

/** The shop with a complaint of its customer, given to the first representative. */
export async function openCase(desk: Desk) {
  const shop = await openShop(desk)
  const { id: ticketId } = await shop.manager.tickets.create({
    customerId: shop.customerId,
    kind: 'complaint',
    title: '洗衣机漏水',
  })
  await shop.manager.tickets.assign({ id: ticketId, staffId: shop.wang.id })
  return { ...shop, ticketId, complaints: shop.first.complaints }
}

export const leak = { kind: 'product', text: '进水阀密封圈老化' } as const

import type { Desk } from '../../test/harness.ts'
import type { Person } from '../../test/people.ts'

/** A manager who sees all, and two representatives of different teams; the first has a customer. */
export async function openShop(desk: Desk) {
  const boss = await desk.person('manager', { name: '周经理', team: '总部' })
  const wang = await desk.person('representative', { name: '王小丽', team: '一组' })
  const chen = await desk.person('representative', { name: '陈明', team: '二组' })
  const [manager, first, second] = [desk.client(boss), desk.client(wang), desk.client(chen)]
  const customer = await first.customers.create({
    name: '张三丰',
    identities: [{ kind: 'phone', value: nextPhone() }],
  })
  return { boss, wang, chen, manager, first, second, customer, customerId: customer.id }
}

type Shop = Awaited<ReturnType<typeof openShop>>

let phones = 0
/** A telephone number that no other test has. */
export const nextPhone = () => `138${String(20_000_000 + phones++)}`

/** What a ticket needs besides its customer. */
export const broken = { kind: 'after_sales', title: '洗衣机漏水' } as const

/** A ticket of the first representative's customer that the manager gave to somebody. */
export async function assignedTicket(shop: Shop, to: Person = shop.wang) {
  const { id } = await shop.manager.tickets.create({ customerId: shop.customerId, ...broken })
  return shop.manager.tickets.assign({ id, staffId: to.id })
}

/** The token of a ticket's progress link. */
export async function progressToken(shop: Pick<Shop, 'manager'>, id: string): Promise<string> {
  const { url } = await shop.manager.tickets.progressLink({ id })
  return url.split('/').at(-1) as string
}

/** A picture that is one: the smallest PNG, and what a test adds to tell it from others. */
export const picture = (name = '现场.png', more = '') =>
  new File([Buffer.from(smallestPng, 'base64'), more], name, { type: 'image/png' })

const smallestPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

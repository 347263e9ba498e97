import type { Desk } from '../../test/harness.ts'

type Client = Awaited<ReturnType<Desk['as']>>

/** A moment of the month in which tests begin. */
export const at = (day: string) => `2026-03-${day}T10:00:00+08:00`
export const unknownId = '0195a000-0000-7000-8000-000000000000'

export const phone = (value: string) => ({ kind: 'phone', value }) as const

/** Two records of one person, each with an order. */
export async function twoRecords(client: Client) {
  const kept = await client.customers.create({
    name: '张三丰',
    identities: [phone('13800138000')],
    gender: 'male',
    tags: ['会员'],
    region: '330106',
  })
  const other = await client.customers.create({
    name: '张三峰',
    identities: [phone('13912345678'), { kind: 'email', value: 'zsf@example.com' }],
    tags: ['老客户'],
    address: '文三路 1 号',
    occupation: '道士',
  })
  await client.orders.create({ orderNo: 'A1', customerId: kept.id, orderedAt: at('01'), totalFen: 1000 })
  await client.orders.create({ orderNo: 'B1', customerId: other.id, orderedAt: at('05'), totalFen: 500 })
  return { kept, other }
}

export const names = async (client: Client, search?: string) =>
  (await client.customers.list(search === undefined ? {} : { search })).items.map(({ name }) => name)
export const sums = async (client: Client, id: string) => {
  const { metrics } = await client.customers.get({ id })
  return [metrics.orders, metrics.totalFen, metrics.firstOrderAt?.slice(5, 10), metrics.lastOrderAt?.slice(5, 10)]
}

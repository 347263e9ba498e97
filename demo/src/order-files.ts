import { csvLine } from './csv.ts'
import type { DemoCustomer } from './customer-files.ts'
import { type DemoProduct, productBySku, products } from './products.ts'
import type { Random } from './random.ts'

const header = 'order_no,customer_external_id,ordered_at,total_yuan,quantity,sku,product,sold_by,store,channel\n'
const channels = [
  ['天猫旗舰店', '线上', 5],
  ['京东自营', '线上', 5],
  ['禾木商城小程序', '线上', 4],
  ['杭州湖滨店', '门店', 3],
  ['广州天河店', '门店', 2],
  ['成都春熙店', '门店', 2],
] as const
const sellers = ['王倩', '李响', '张弛', '刘洋', '陈曦']

/** A month's orders: what is needed again, and what customers feel like. `month` counts from the first. */
export function orderFile(
  random: Random,
  month: { index: number; start: Date; days: number },
  customers: readonly DemoCustomer[],
  due: DueRefills,
): string {
  let csv = header
  let number = 0
  const order = (customer: DemoCustomer, product: DemoProduct, quantity: number) => {
    number++
    const at = new Date(month.start.getTime() + random.next() * month.days * 86_400_000)
    const [store, channel] = random.weighted(channels.map((c) => [c, c[2]] as const))
    const soldBy = channel === '门店' ? random.pick(sellers) : ''
    const orderNo = `HMO${String(month.index).padStart(2, '0')}${String(number).padStart(5, '0')}`
    const total = (product.priceYuan * quantity).toFixed(2)
    csv += csvLine([
      orderNo,
      customer.externalId,
      at.toISOString(),
      total,
      quantity,
      product.sku,
      product.name,
      soldBy,
      store,
      channel,
    ])
    customer.bought = true
    if (product.refill) due.add(month.index + product.refill.months, customer, product.refill.sku)
  }
  for (const { customer, sku } of due.take(month.index)) {
    const product = productBySku.get(sku)
    if (product && random.chance(0.6)) {
      order(customer, product, random.between(1, 2))
      due.add(month.index + 6, customer, sku)
    }
  }
  const wanted = products.filter((p) => p.weight > 0).map((p) => [p, p.weight] as const)
  for (const customer of customers)
    if (random.chance(Math.min(0.9, customer.appetite / 12)))
      order(customer, random.weighted(wanted), random.chance(0.9) ? 1 : 2)
  return csv
}

/** Who will need what, by month. */
export class DueRefills {
  readonly #byMonth = new Map<number, { customer: DemoCustomer; sku: string }[]>()

  add(month: number, customer: DemoCustomer, sku: string) {
    const list = this.#byMonth.get(month) ?? []
    list.push({ customer, sku })
    this.#byMonth.set(month, list)
  }

  take(month: number) {
    return this.#byMonth.get(month) ?? []
  }
}

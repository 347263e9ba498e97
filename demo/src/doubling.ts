import type { Cast, KnownCustomer } from './cast.ts'
import type { Random } from './random.ts'
import type { Step } from './steps.ts'
import { atWork, daysBefore } from './times.ts'

interface Doubling {
  readonly cast: Cast
  readonly customers: readonly KnownCustomer[]
  readonly random: Random
  readonly today: Date
  readonly count: number
}

/** How a colleague in a hurry writes somebody down who is there already. */
const hurried: readonly ((name: string) => string)[] = [
  (name) => `${name}先生`,
  (name) => `${name}女士`,
  (name) => `${name.slice(0, 1)}女士`,
  (name) => `${name}（微信）`,
]

/** Customers who were written down a second time at the counter, and at the end the scan that finds them. */
export function doubleSteps({ cast, customers, random, today, count }: Doubling): Step[] {
  const { customers: desk, duplicates } = cast('manager').desk
  const doubles = Array.from({ length: count }, (): Step => {
    const customer = random.pick(customers)
    const name = random.pick(hurried)(customer.name)
    const identities = [{ kind: 'phone', value: customer.phone } as const]
    const at = atWork(daysBefore(today, 2 + 60 * random.next()))
    return { at, run: () => desk.create({ name, identities, source: '门店' }) }
  })
  return [...doubles, { at: atWork(daysBefore(today, 1)), run: () => duplicates.scan({}) }]
}

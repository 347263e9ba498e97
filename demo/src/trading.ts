import type { Stage } from '@zhike/server/stage'
import type { Cast, DemoSize, KnownCustomer } from './cast.ts'
import { customerFile, type DemoCustomer } from './customer-files.ts'
import { DueRefills, orderFile } from './order-files.ts'
import { meetOrganisations } from './organisations.ts'
import type { Random } from './random.ts'
import { daysBefore } from './times.ts'

interface Trade {
  readonly stage: Stage
  readonly cast: Cast
  readonly random: Random
  readonly today: Date
  readonly size: DemoSize
  readonly say: (line: string) => void
}

const monthDays = 30

/** One organisation for sixty people, met evenly over the months. */
const organisationsBy = (month: number, size: DemoSize) => Math.floor((size.customers / 60 / size.months) * month)

/** Month by month, the manager imports the new customers and the orders of the month; then owners are named. */
export async function trade({ stage, cast, random, today, size, say }: Trade): Promise<KnownCustomer[]> {
  const customers: DemoCustomer[] = []
  const due = new DueRefills()
  const { desk } = cast('manager')
  for (let index = 0; index < size.months; index++) {
    const start = daysBefore(today, (size.months - index) * monthDays)
    const count = Math.round((size.customers * (index + 1)) / size.months) - customers.length
    const month = customerFile(random, customers.length + 1, count)
    customers.push(...month.customers)
    stage.now = start
    await importFile(stage, desk, 'customers', month.csv)
    await meetOrganisations(cast, random, organisationsBy(index, size), organisationsBy(index + 1, size))
    stage.now = daysBefore(start, -monthDays)
    await importFile(stage, desk, 'orders', orderFile(random, { index, start, days: monthDays }, customers, due))
    say(`客户与订单 · customers and orders · ${index + 1}/${size.months}`)
  }
  const known = await learnIds(desk, customers)
  await nameOwners(cast, random, known)
  await stage.settle()
  return known
}

async function importFile(stage: Stage, desk: ReturnType<Stage['client']>, kind: 'customers' | 'orders', csv: string) {
  const file = new File([csv], `${kind}-${stage.now.toISOString().slice(0, 7)}.csv`, { type: 'text/csv' })
  const { id } = await desk.imports.create({ kind }, { files: [file] })
  await stage.settle()
  const { status, counts } = await desk.imports.get({ id })
  if (status !== 'done' || counts.failed > 0)
    throw new Error(`the ${kind} of the demo did not go in: ${status}, ${counts.failed} failed`)
}

async function learnIds(
  desk: ReturnType<Stage['client']>,
  customers: readonly DemoCustomer[],
): Promise<KnownCustomer[]> {
  const ids = new Map<string, string>()
  let cursor: string | undefined
  do {
    const page = await desk.customers.list({ limit: 200, ...(cursor === undefined ? {} : { cursor }) })
    for (const { id, identities } of page.items) {
      const external = identities.find((identity) => identity.kind === 'external')?.value
      if (external !== undefined) ids.set(external, id)
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return customers.map((customer) => ({ ...customer, id: ids.get(customer.externalId) ?? unknown(customer) }))
}

const unknown = (customer: DemoCustomer): never => {
  throw new Error(`${customer.externalId} was imported but is not in the list`)
}

/** A third of the customers, those who buy most first, have somebody who looks after them. */
async function nameOwners(cast: Cast, random: Random, customers: readonly KnownCustomer[]) {
  const owners = ['specialist', 'rep1', 'rep2', 'rep3']
  const chosen = [...customers].sort((a, b) => b.appetite - a.appetite).slice(0, Math.round(customers.length / 3))
  const named = chosen.map(({ id }) => ({ id, staffId: cast(random.pick(owners)).id }))
  const { customers: desk } = cast('manager').desk
  for (let i = 0; i < named.length; i += atOnce)
    await Promise.all(named.slice(i, i + atOnce).map((each) => desk.assignOwner(each)))
}

/** So many are named at once, as one after the other would leave the database waiting. */
const atOnce = 8

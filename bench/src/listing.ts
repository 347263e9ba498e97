import type { Ground } from './ground.ts'
import { measurePage } from './reading.ts'
import type { Line } from './table.ts'

const bar = 100

/**
 * Lists with two filters, a sort and a count; filters that go with the order, and such that do not. The third asker sees
 * a block: customers who came in one file.
 */
export async function measureLists(ground: Ground, count: number): Promise<Line[]> {
  const all = count.toLocaleString('en')
  const lists: readonly [string, Record<string, string>, ...object[]][] = [
    ['region and kind, by age', { region: '330106', kind: 'person', sort: '-createdAt' }],
    ['stage and tag, by amount', { stage: 'active', tag: 'VIP', sort: '-totalFen' }],
    ['region and source, oldest first', { region: '330000', sort: 'createdAt' }, is('source', '展会')],
    ['surname and contact, by name', { search: '张', sort: 'name' }, has('contacts', 'phone')],
    ['amount and no tag, by amount', { sort: '-totalFen' }, between('totalFen', 1, 50_000), not(has('tags', 'VIP'))],
    ['stage and silence, longest first', { stage: 'active', sort: 'lastOrderAt' }, silent(180)],
  ]
  const lines: Line[] = []
  for (const [work, query, ...conditions] of lists)
    for (const asker of [ground.manager, ground.representative, ground.blockRepresentative]) {
      const filter = conditions.length === 0 ? {} : { filter: JSON.stringify({ all: conditions }) }
      const path = `/customers?${new URLSearchParams({ ...query, ...filter, count: 'yes', limit: '50' })}`
      lines.push(await measurePage(ground, asker, `list and count of ${all}: ${work}`, path, bar))
    }
  return lines
}

const is = (field: string, value: string) => ({ field, op: 'is', value })
const has = (field: string, value: string) => ({ field, op: 'has_any', value: [value] })
const between = (field: string, ...value: readonly [number, number]) => ({ field, op: 'between', value })
const not = (condition: object) => ({ not: condition })
const silent = (days: number) => ({ field: 'lastOrderAt', op: 'not_in_last_days', value: days })

import type { Furnished } from './furnishing.ts'
import type { Asker, Ground } from './ground.ts'
import { load } from './load.ts'
import { commonSurname } from './people-file.ts'
import { type Line, ms, percentile } from './table.ts'

/** One page as somebody opens it, again and again, one at a time: what p95 is felt. */
export async function measurePages(ground: Ground, furnished: Furnished, count: number): Promise<Line[]> {
  const all = count.toLocaleString('en')
  const lines: Line[] = []
  const name = encodeURIComponent(commonSurname)
  const pages: readonly [string, string, number][] = [
    ['timeline of 10,000 events, first page', `/customers/${furnished.longTimelineId}/timeline?limit=50`, 30],
    [`list of ${all}, filtered by region, by age`, '/customers?region=330106&limit=50', 60],
    [`list of ${all}, filtered by stage, by amount`, '/customers?stage=potential&sort=-totalFen&limit=50', 60],
    [`search of ${commonSurname}, which 7 % bear`, `/customers?search=${name}&limit=50`, 60],
    ['search by the end of a phone number', '/customers?search=4321&limit=50', 60],
  ]
  for (const [work, path, bar] of pages)
    for (const asker of [ground.manager, ground.representative])
      lines.push(await measurePage(ground, asker, work, path, bar))
  return lines
}

/** One page as one person opens it, for some seconds. */
export async function measurePage(
  ground: Ground,
  asker: Asker,
  work: string,
  path: string,
  bar: number,
): Promise<Line> {
  const options = { origin: ground.server.origin, headers: { authorization: `Bearer ${asker.key}` }, connections: 1 }
  const shot = () => ({ method: 'GET' as const, path: `/api/v1${path}` })
  await load({ ...options, seconds: 1 }, shot)
  const { latencies } = await load({ ...options, seconds: 4 }, shot)
  const p95 = percentile(latencies, 0.95)
  return { work: `${work}, ${asker.name}`, measured: `p95 ${ms(p95)}`, bar: `≤ ${bar} ms`, met: p95 <= bar }
}

import type { Ground } from './ground.ts'
import { type Line, ms } from './table.ts'

const dayMs = 86_400_000
const inWords = (n: number) => n.toLocaleString('en')

/**
 * A rule over everybody's customers: its preview, a night on which nobody is due, one on which a share of the owned is
 * told, and one on which they go.
 */
export async function measurePool({ stage, owner, manager }: Ground, count: number): Promise<Line[]> {
  // whoever has an owner has had it for two years; a quarter of them have bought nothing for ten months
  await owner.query(`UPDATE customers SET created_at = created_at - interval '2 years' WHERE owner_id IS NOT NULL`)
  await owner.query(
    `INSERT INTO ownerships (customer_id, id, owner_id, began_at, began_how, began_by_kind)
     SELECT id, gen_random_uuid(), owner_id, created_at, 'created', 'system' FROM customers WHERE owner_id IS NOT NULL`,
  )
  await owner.query('VACUUM ANALYZE customers, ownerships')
  const { poolRules } = stage.client(manager.key)
  const rule = { name: 'Idle', basis: 'contact', days: 300 } as const
  const timed = async <T>(work: () => Promise<T>) => {
    const began = performance.now()
    return { result: await work(), took: performance.now() - began }
  }
  const preview = await timed(() => poolRules.preview(rule))
  const { id } = await poolRules.create({ ...rule, days: 3650 })
  await poolRules.update({ id, active: true })
  const sweep = async (days: number) => {
    stage.now = new Date(stage.now.getTime() + days * dayMs)
    return (await timed(() => stage.strike('pool.sweep'))).took
  }
  const quiet = await sweep(1)
  await poolRules.update({ id, days: 300 })
  const warning = await sweep(1)
  const returning = await sweep(7)
  const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM pool_entries')
  const returned = rows[0]?.n ?? 0
  const isSane = preview.result.customers > 0 && returned >= preview.result.customers
  return [
    {
      work: `preview a rule over ${inWords(count)} customers (${inWords(preview.result.customers)} fit)`,
      measured: ms(preview.took),
      bar: '≤ 10 s',
      met: preview.took <= 10_000 && isSane,
    },
    { work: '· sweep of a night on which nobody is due', measured: ms(quiet), bar: '≤ 10 s', met: quiet <= 10_000 },
    { work: '· sweep that tells their owners', measured: ms(warning), bar: 'said', met: true },
    { work: `· sweep that returns ${inWords(returned)}`, measured: ms(returning), bar: 'said', met: true },
  ]
}

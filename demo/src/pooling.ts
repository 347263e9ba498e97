import type { Stage } from '@zhike/server/stage'
import type { Cast, KnownCustomer } from './cast.ts'
import type { Random } from './random.ts'
import type { Step } from './steps.ts'
import { atWork, daysBefore, minutesAfter } from './times.ts'

interface Pooling {
  readonly stage: Stage
  readonly cast: Cast
  readonly customers: readonly KnownCustomer[]
  readonly random: Random
  readonly today: Date
  readonly count: number
}

/** So long before today the company began with the pool. */
const began = 45

const calls = [
  ['call', '介绍了滤芯年卡，说月底装修完再定'],
  ['call', '想要水槽下的净水器，已发尺寸图'],
  ['visit', '上门看了厨房，水压偏低，建议加增压泵'],
  ['message', '发了以旧换新的规则，客户说和家人商量'],
  ['meeting', '来店里试用了扫地机，比较在意噪音'],
] as const
const reasons = [
  ['no_need', '家里刚换了新的'],
  ['no_answer', '三次没有接通'],
  ['bought_elsewhere', '上个月买了别家的'],
  ['out_of_area', '搬去外省了'],
] as const

/**
 * The company lays customers of whom nobody takes care into the pool; representatives claim some and speak with some of
 * those. Whom they forget goes back by a rule; of others they have a few days left.
 */
export function poolSteps(pooling: Pooling): Step[] {
  const { cast, random, today, count } = pooling
  const manager = cast('manager').desk
  const begin = atWork(daysBefore(today, began))
  // those who buy least have no owner yet
  const unowned = [...pooling.customers].sort((a, b) => a.appetite - b.appetite).slice(0, pooling.customers.length / 2)
  const chosen = unowned.filter((_, at) => at % Math.floor(unowned.length / (count * 2)) === 0)
  const lay = async () => {
    await makeRules(manager)
    for (const { id } of chosen)
      await manager.pool.release({ customerId: id, reason: 'other', note: '历史客户重新分配' })
  }
  const nights = Array.from({ length: 30 }, (_, night): Step => {
    const at = daysBefore(today, night)
    at.setUTCHours(18, 10, 0, 0)
    return { at, run: () => pooling.stage.strike('pool.sweep') }
  })
  const claims = chosen.slice(0, count).flatMap(({ id }, at) => {
    const { desk } = cast(random.pick(['rep1', 'rep2', 'rep3']))
    return followSteps(pooling, desk, id, minutesAfter(begin, 60 + at * 20), at)
  })
  return [{ at: begin, run: lay }, ...nights, ...claims]
}

type Desk = ReturnType<Stage['client']>

async function makeRules({ poolRules }: Desk): Promise<void> {
  await poolRules.setLimits({ mostHeld: 1000, mostDaily: 20 })
  const idle = await poolRules.create({
    name: '30 天未联系',
    basis: 'contact',
    days: 30,
    stages: ['potential', 'new', 'active', 'dormant'],
    protectionDays: 15,
  })
  await poolRules.create({ name: '流失客户 7 天无人负责', basis: 'unowned', days: 7, stages: ['lost'] })
  await poolRules.update({ id: idle.id, active: true })
}

/** A third is forgotten, a third spoken with some weeks ago, a third given up again or still warm. */
function followSteps({ random, today }: Pooling, desk: Desk, id: string, claimed: Date, place: number): Step[] {
  const steps: Step[] = [{ at: atWork(claimed), run: () => desk.pool.claim({ id }) }]
  if (place % 3 === 0) return steps
  const spoke = (daysAgo: number) => {
    const [way, note] = random.pick(calls)
    const run = () => desk.customers.addContactNote({ id, way, note })
    steps.push({ at: atWork(daysBefore(today, daysAgo)), run })
  }
  spoke(random.between(24, 29))
  if (place % 3 === 1) return steps
  spoke(random.between(3, 18))
  if (place % 6 !== 5) return steps
  const [reason, why] = random.pick(reasons)
  const given = { customerId: id, reason, note: why }
  steps.push({ at: atWork(daysBefore(today, random.between(1, 2))), run: () => desk.pool.release(given) })
  return steps
}

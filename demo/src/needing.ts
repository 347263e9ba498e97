import type { Stage } from '@zhike/server/stage'
import type { Cast, KnownCustomer } from './cast.ts'
import type { Random } from './random.ts'
import type { Step } from './steps.ts'
import { type NeedStory, needStories } from './stories/needs.ts'
import { atWork, daysBefore, minutesAfter } from './times.ts'

interface Needing {
  readonly stage: Stage
  readonly cast: Cast
  readonly customers: readonly KnownCustomer[]
  readonly random: Random
  readonly today: Date
  readonly count: number
}

/** Needs of the last months: heard by a representative, answered by a specialist, and some still on the way. */
export function needSteps(needing: Needing): Step[] {
  const { random, today, customers, count } = needing
  return Array.from({ length: count }, () => {
    const recorded = daysBefore(today, 90 * random.next())
    return stepsOf(needing, random.pick(needStories), random.pick(customers), recorded)
  }).flat()
}

function stepsOf({ cast, random }: Needing, story: NeedStory, customer: KnownCustomer, recorded: Date): Step[] {
  const steps: Step[] = []
  const manager = cast('manager').desk.needs
  const decides = cast(random.pick(['specialist', 'support']))
  const need = { id: '' }
  let clock = recorded
  const then = (minutes: number, run: Step['run']) => {
    clock = atWork(minutesAfter(clock, minutes))
    steps.push({ at: clock, run })
  }
  const { title, description, origin, urgency = 'normal', budgetYuan, fit, said, offer, end } = story
  const budgetFen = budgetYuan === undefined ? null : budgetYuan * 100
  const channel = random.pick(['phone', 'counter', 'wechat'] as const)
  then(0, async () => {
    const facts = { title, description, origin, urgency, budgetFen, channel, ownerId: decides.id }
    need.id = (await manager.create({ customerId: customer.id, ...facts })).id
  })
  if (random.chance(0.2)) return steps
  then(random.between(60, 1500), () => decides.desk.needs.assess({ id: need.id, fit, note: said }))
  if (random.chance(0.2)) return steps
  if (offer) {
    const { sku = null, words } = offer
    then(random.between(60, 1500), () =>
      decides.desk.needs.match({ id: need.id, sku, ...(words === undefined ? {} : { offer: words }) }),
    )
    if (random.chance(0.3)) return steps
  }
  const conclude = () =>
    end === 'met'
      ? decides.desk.needs.fulfil({ id: need.id, note: '客户已确认' })
      : decides.desk.needs.refuse({ id: need.id, reason: end[0], note: end[1] })
  then(random.between(1500, 12_000), conclude)
  return steps
}

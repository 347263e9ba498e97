import type { Effect, Recurrence } from '@zhike/contract/improvements'
import { type Count, countInterval, ratioInterval } from './rates.ts'

type Counted = Pick<Recurrence, 'from' | 'to' | 'complaints' | 'orders'>

/**
 * Whether complaints came less often after than before, per 1,000 orders. It is told when the 95 % interval of the ratio leaves
 * 1 out. Data are too few when not even an end to all complaints would have been told: then nothing is found either way.
 */
export function compareSpans(before: Counted, after: Counted): Effect {
  const spans = { before: rateOf(before), after: rateOf(after) }
  if (before.orders === 0 || after.orders === 0)
    return { ...spans, ratio: null, ratioInterval: null, finding: 'no_orders' }
  const [then, now] = [countOf(before), countOf(after)]
  const interval = ratioInterval(now, then)
  const ratio = before.complaints === 0 ? null : now.events / now.exposure / (then.events / then.exposure)
  return { ...spans, ratio, ratioInterval: [...interval], finding: findingOf(then, now, interval) }
}

function findingOf(then: Count, now: Count, [low, high]: readonly [number, number | null]): Effect['finding'] {
  if (high !== null && high < 1) return 'fewer'
  if (low > 1) return 'more'
  const all = then.events + now.events
  const [, best] = ratioInterval({ ...now, events: 0 }, { ...then, events: all })
  return best === null || best >= 1 ? 'too_few' : 'unclear'
}

const countOf = ({ complaints, orders }: Counted): Count => ({ events: complaints, exposure: orders })

function rateOf({ from, to, complaints, orders }: Counted): Recurrence {
  const span = { from, to, complaints, orders }
  if (orders === 0) return { ...span, rate: null, interval: null }
  const per = (events: number) => (events * 1000) / orders
  const [low, high] = countInterval(complaints)
  return { ...span, rate: per(complaints), interval: [per(low), per(high)] }
}

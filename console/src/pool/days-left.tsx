import type { PoolStanding } from '@zhike/contract/pool'
import { useAnswer } from '../frame/calls.ts'
import { Tag } from '../frame/tag.tsx'
import { useStandingWords } from './standing-words.ts'

/** How long a customer stays with its owner, with the reason on hover; red in the last days. */
export function DaysLeft({ standing }: { readonly standing: PoolStanding }) {
  const words = useStandingWords()
  return (
    <span title={words.why(standing)}>
      <Tag tone={standing.daysLeft <= 3 ? 'broken' : 'risk'}>{words.left(standing)}</Tag>
    </span>
  )
}

/** Who goes to the pool soon, by customer: the soonest, of those in sight. */
export function useGoingSoon(): ReadonlyMap<string, PoolStanding> {
  const soon = useAnswer('pool', 'returns', { limit: 200 })
  return new Map(soon.data?.items.map(({ customer, standing }) => [customer.id, standing]))
}

import type { Customer } from '@zhike/contract/customers'
import type { PooledCustomer } from '@zhike/contract/pool'
import { Button } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { poolTexts } from './pool.texts.ts'
import { dayIn } from './standing-words.ts'

interface ClaimProps {
  readonly customer: Pick<Customer, 'id' | 'name'>
  readonly coolsUntil: PooledCustomer['coolsUntil']
}

/** Takes a customer from the pool; for a former owner, the day from which that is possible again. */
export function ClaimButton({ customer: { id, name }, coolsUntil }: ClaimProps) {
  const t = useTexts(poolTexts)
  const locale = useLocale()
  const may = useMay()
  const left = useAllowance()
  const claim = useAct('pool', 'claim', { done: () => tell(t('claimed', { name })) })
  if (!may('pool.claim')) return null
  if (coolsUntil !== null) return <span>{t('coolsUntil', { day: dayIn(coolsUntil, locale) })}</span>
  const isOut = left?.heldLeft === 0 || left?.todayLeft === 0
  return (
    <Button
      size="small"
      type="primary"
      ghost
      disabled={isOut}
      loading={claim.busy}
      onClick={(event) => {
        event.stopPropagation()
        claim.run({ id })
      }}
    >
      {t('claim')}
    </Button>
  )
}

/** How many more one may claim, asked for whoever may at all. */
export function useAllowance() {
  const may = useMay()
  return useAnswer('pool', 'allowance', may('pool.claim') ? {} : undefined).data
}

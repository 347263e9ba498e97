import type { Customer } from '@zhike/contract/customers'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useOpened } from '../frame/opened.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { CustomerHead } from './customer-head.tsx'
import styles from './customer-view.module.css'
import { customerTexts } from './customers.texts.ts'
import { Facts } from './facts.tsx'
import { Next } from './next.tsx'
import type { Shown } from './shown.ts'
import { Timeline } from './timeline.tsx'

interface CustomerViewProps {
  readonly id: string
  /** On a page of its own the name is the heading of the page. */
  readonly heading?: 'h1' | 'h2'
  readonly onShow: (what: Shown) => void
  /** Called when the customer was archived. */
  readonly onGone: () => void
}

/** Everything about a customer, beside the list or on a page of its own; it arranges itself by the room it has. */
export function CustomerView({ id, heading = 'h2', onShow, onGone }: CustomerViewProps) {
  const customer = useAnswer('customers', 'get', { id })
  if (customer.error && !customer.data) return <Failure error={customer.error} again={() => void customer.refetch()} />
  if (!customer.data) return <Skeleton lines={10} height={18} />
  return <Whole customer={customer.data} heading={heading} onShow={onShow} onGone={onGone} />
}

interface WholeProps {
  readonly customer: Customer
  readonly heading: 'h1' | 'h2'
  readonly onShow: (what: Shown) => void
  readonly onGone: () => void
}

const areas = ['next', 'timeline', 'facts'] as const

function Whole({ customer, heading, onShow, onGone }: WholeProps) {
  const t = useTexts(customerTexts)
  useOpened('customer', customer.id)
  const [area, setArea] = useState<(typeof areas)[number]>('next')
  return (
    <article className={styles.frame} aria-label={t('customerNamed', { name: customer.name })}>
      <CustomerHead customer={customer} heading={heading} onShow={onShow} onGone={onGone} />
      <nav className={styles.areas} aria-label={t('areas')}>
        {areas.map((name) => (
          <button key={name} type="button" aria-pressed={area === name} onClick={() => setArea(name)}>
            {t(`area_${name}`)}
          </button>
        ))}
      </nav>
      <div className={styles.view} data-area={area}>
        <div className={styles.facts}>
          <Facts customer={customer} />
        </div>
        <div className={styles.timeline}>
          <Timeline customer={customer} onShow={onShow} />
        </div>
        <div className={styles.next}>
          <Next customer={customer} onShow={onShow} />
        </div>
      </div>
    </article>
  )
}

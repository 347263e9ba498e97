import type { Customer, Merge } from '@zhike/contract/customers'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './duplicates.module.css'
import { duplicateTexts } from './duplicates.texts.ts'

const TakeApartDialog = lazy(() =>
  import('./take-apart-dialog.tsx').then((found) => ({ default: found.TakeApartDialog })),
)

/** Of which records a customer is made up, and the way to take one out again. */
export function MergedGroup({ customer }: { readonly customer: Customer }) {
  const t = useTexts(duplicateTexts)
  const may = useMay()
  const merges = useAnswer('customers', 'listMerges', customer.mergedIds.length > 0 ? { id: customer.id } : undefined)
  const [chosen, choose] = useState<Merge>()
  const items = merges.data?.items ?? []
  if (customer.mergedIds.length === 0 || items.length === 0) return null
  return (
    <Card title={t('groupTitle', { count: items.length + 1 })} flush>
      <ul className={styles.group}>
        {items.map((merge) => (
          <li key={merge.other.id}>
            <strong>{merge.other.name}</strong>
            <span className="figures">{merge.other.number}</span>
            <span className={styles.because}>
              <Time at={merge.at} /> {t('mergedBy', { who: merge.by.name ?? '' })}
            </span>
            {may('customers.merge') ? (
              <Button size="small" onClick={() => choose(merge)}>
                {t('apart')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen ? (
        <Suspense>
          <TakeApartDialog customer={customer} merge={chosen} onClose={() => choose(undefined)} />
        </Suspense>
      ) : null}
    </Card>
  )
}

import type { Improvement } from '@zhike/contract/improvements'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { Field, Fields } from '../frame/field.tsx'
import { ProductChoice } from '../frame/product-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { tell } from '../frame/toasts.ts'
import { daysAgo } from './days.ts'
import styles from './improvements.module.css'
import { improvementTexts } from './improvements.texts.ts'

interface Bought {
  readonly sku: string
  readonly from: string
  readonly to: string
  readonly batch?: string
}

/** Looks for who bought the same, shows who they are, and then puts them on the list. */
export function AffectedForm({ improvement: { id, same } }: { readonly improvement: Improvement }) {
  const t = useTexts(improvementTexts)
  const [sku, setSku] = useState(same.sku)
  const [span, setSpan] = useState({ from: daysAgo(180), to: daysAgo(0) })
  const [batch, setBatch] = useState('')
  const [asked, setAsked] = useState<Bought>()
  const affected = useAnswer('improvements', 'previewAffected', asked ? { id, ...asked, limit: 5 } : undefined)
  const draw = useAct('improvements', 'drawOutreach', { done: ({ added }) => tell(t('added', { count: added })) })
  const find = () => sku && setAsked({ sku, ...span, ...(batch.trim() ? { batch: batch.trim() } : {}) })
  return (
    <>
      <Fields>
        <Field label={t('product')} wide>
          {(field) => <ProductChoice id={field} chosen={sku} name={same.productName} onChoose={setSku} />}
        </Field>
        <Field label={t('boughtFrom')}>
          {(field) => (
            <DayField id={field} value={span.from} max={span.to} onChange={(from) => setSpan({ ...span, from })} />
          )}
        </Field>
        <Field label={t('boughtTo')}>
          {(field) => (
            <DayField id={field} value={span.to} min={span.from} onChange={(to) => setSpan({ ...span, to })} />
          )}
        </Field>
        <Field label={t('batch')}>
          {(field) => (
            <Input
              id={field}
              value={batch}
              placeholder={t('batchExample')}
              onChange={({ target }) => setBatch(target.value)}
            />
          )}
        </Field>
      </Fields>
      <div className={styles.deeds}>
        <Button disabled={!sku || !span.from || !span.to} onClick={find}>
          {t('find')}
        </Button>
      </div>
      {asked && affected.data ? (
        <div className={styles.finding}>
          <span className={styles.deeds}>
            {t('found', { count: affected.data.count })}
            {affected.data.items.map(({ customer }) => (
              <CustomerChip key={customer.id} customer={customer} plain />
            ))}
          </span>
          {affected.data.count > 0 ? (
            <span>
              <Button size="small" type="primary" loading={draw.busy} onClick={() => draw.run({ id, ...asked })}>
                {t('addAll')}
              </Button>
            </span>
          ) : null}
        </div>
      ) : null}
    </>
  )
}

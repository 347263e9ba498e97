import { HistoryOutlined } from '@ant-design/icons'
import type { Customer } from '@zhike/contract/customers'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../frame/texts.ts'
import type { OriginOf } from './origin-of.ts'
import styles from './provenance.module.css'
import { provenanceTexts } from './provenance.texts.ts'

const OriginPanel = lazy(() => import('./origin-panel.tsx').then((found) => ({ default: found.OriginPanel })))

interface OriginProps {
  readonly customer: Customer
  readonly of: OriginOf
  readonly name: string
}

/** Beside a value: where it comes from, on demand. */
export function Origin({ customer, of, name }: OriginProps) {
  const t = useTexts(provenanceTexts)
  const [open, setOpen] = useState(false)
  const title = t('open', { what: name })
  return (
    <span className={styles.origin}>
      <Button
        type="text"
        size="small"
        className={styles.button ?? ''}
        icon={<HistoryOutlined aria-hidden />}
        aria-label={title}
        aria-expanded={open}
        title={t('title')}
        onClick={() => setOpen(!open)}
      />
      {open ? (
        <Suspense>
          <OriginPanel customer={customer} of={of} title={title} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </span>
  )
}

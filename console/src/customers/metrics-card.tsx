import type { Metrics } from '@zhike/contract/customers'
import { Money } from '../frame/money.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { customerTexts } from './customers.texts.ts'
import styles from './next.module.css'
import { spanOf } from './tenure.ts'

/** Recency, frequency, monetary value and tenure, in words. */
export function MetricsCard({ metrics }: { readonly metrics: Metrics }) {
  const t = useTexts(customerTexts)
  const { recencyDays, tenureDays } = metrics
  const span = tenureDays === null ? undefined : spanOf(tenureDays)
  return (
    <Card title={t('metrics')}>
      <dl className={styles.metrics}>
        <div>
          <dt>{t('recency')}</dt>
          <dd className="figures">
            {recencyDays === null
              ? t('never')
              : recencyDays === 0
                ? t('today')
                : t('recencyDays', { count: recencyDays })}
          </dd>
        </div>
        <div>
          <dt>{t('frequency')}</dt>
          <dd className="figures">{t('frequencyOrders', { count: metrics.orders })}</dd>
        </div>
        <div>
          <dt>{t('monetary')}</dt>
          <dd>
            <Money fen={metrics.totalFen} />
          </dd>
        </div>
        <div>
          <dt>{t('tenure')}</dt>
          <dd className="figures">{span ? t(`tenure${span.unit}`, { count: span.count }) : t('never')}</dd>
        </div>
      </dl>
    </Card>
  )
}

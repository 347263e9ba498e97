import type { Customer } from '@zhike/contract/customers'
import { useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { adviceTexts } from './advice.texts.ts'
import { ConfirmButton } from './confirm-button.tsx'
import styles from './data-quality.module.css'
import { qualityTexts } from './data-quality.texts.ts'
import { defectTexts } from './defects.texts.ts'
import { Score } from './score.tsx'

/** How good the record of a customer is, what it loses points by, and what to do about it. */
export function QualityCard({ customer }: { readonly customer: Customer }) {
  const t = useTexts(qualityTexts)
  const d = useTexts(defectTexts)
  const advice = useTexts(adviceTexts)
  const quality = useAnswer('customers', 'quality', { id: customer.id }).data
  return (
    <Card title={t('card')} aside={quality ? <Score score={quality.score} /> : null}>
      {quality ? (
        <>
          <div className={styles.parts}>
            {quality.parts.map(({ part, points, of }) => (
              <div key={part}>
                {t(`part_${part}`)}{' '}
                <span className={`figures ${styles.small}`}>{t('pointsOf', { points: Math.round(points), of })}</span>
                <span className={styles.bar} aria-hidden>
                  <i style={{ width: `${of === 0 ? 100 : (100 * points) / of}%` }} />
                </span>
              </div>
            ))}
          </div>
          {quality.lost.length === 0 ? <p className={styles.lost}>{t('good')}</p> : null}
          <ul className={styles.lost}>
            {quality.lost.map(({ defect, points }) => (
              <li key={defect}>
                <span>{d(defect)}</span>
                <span className={`figures ${styles.small}`}>{t('lost', { points })}</span>
                <span className={styles.what}>{advice(defect)}</span>
              </li>
            ))}
          </ul>
          <div className={styles.foot}>
            <span className={styles.small}>
              <span>
                {t('reviewed')} <Time at={quality.confirmedAt} />
              </span>
              <span>
                {t('reviewAt')} <Time at={quality.reviewAt} />
              </span>
            </span>
            <ConfirmButton customer={customer} />
          </div>
        </>
      ) : (
        <Skeleton lines={4} />
      )}
    </Card>
  )
}

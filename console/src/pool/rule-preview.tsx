import type { PoolPreview } from '@zhike/contract/pool'
import { useTexts } from '../frame/texts.ts'
import styles from './rule-preview.module.css'
import { ruleTexts } from './rules.texts.ts'
import { useStandingWords } from './standing-words.ts'

/** Whom a rule would take today: how many, of whom, and some with the reason. */
export function RulePreview({ preview: { customers, owners, sample } }: { readonly preview: PoolPreview }) {
  const t = useTexts(ruleTexts)
  const words = useStandingWords()
  if (customers === 0) return <p className={styles.preview}>{t('wouldNone')}</p>
  return (
    <div className={styles.preview} role="status">
      <strong>{t('would', { count: customers })}</strong>
      <p className={styles.owners}>
        {owners.map(({ owner, customers: count }) => (
          <span key={owner?.id ?? 'none'}>
            {owner?.name ?? t('nobody')} <b className="figures">{count}</b>
          </span>
        ))}
      </p>
      <ul>
        {sample.slice(0, 3).map(({ customer, standing }) => (
          <li key={customer.id}>
            {customer.name} <span>{words.why(standing)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

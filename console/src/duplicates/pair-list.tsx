import { type DuplicatePair, sayDuplicateReason } from '@zhike/contract/duplicates'
import { Button } from 'antd'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './duplicates.module.css'
import { duplicateTexts } from './duplicates.texts.ts'
import { keyOfPair } from './settling.ts'

interface PairListProps {
  readonly pairs: readonly DuplicatePair[]
  readonly at: number
  readonly more: (() => void) | undefined
  readonly onChoose: (at: number) => void
}

/** The pairs, each with the two names and the weightiest reasons. */
export function PairList({ pairs, at, more, onChoose }: PairListProps) {
  const t = useTexts(duplicateTexts)
  const locale = useLocale()
  return (
    <nav className={styles.list} aria-label={t('pairs')}>
      <ul>
        {pairs.map((pair, place) => (
          <li key={keyOfPair(pair)}>
            <button type="button" aria-current={place === at || undefined} onClick={() => onChoose(place)}>
              <span className={styles.names}>
                <strong>{pair.left.name}</strong>
                <strong>{pair.right.name}</strong>
                <span className="figures">{t('likely', { percent: percentOf(pair.score) })}</span>
              </span>
              <span className={styles.because}>
                {pair.reasons
                  .slice(0, 3)
                  .map((reason) => sayDuplicateReason(reason, locale))
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more ? (
        <Button type="link" onClick={more}>
          {t('more')}
        </Button>
      ) : null}
    </nav>
  )
}

/** Nothing is ever quite certain. */
const percentOf = (score: number) => (score >= 0.995 ? '99' : String(Math.round(score * 100)))

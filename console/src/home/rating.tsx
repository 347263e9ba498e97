import type { Home } from '@zhike/contract/desk'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './home.module.css'
import { homeTexts } from './home.texts.ts'

/** What customers said of solutions. */
export function RatingLine({ rating }: { readonly rating: Home['rating'] }) {
  const t = useTexts(homeTexts)
  if (rating.average === null) return <p className={styles.quiet}>{t('ratingNone')}</p>
  return (
    <p className={styles.rating}>
      <strong className="figures">{rating.average.toFixed(1)}</strong>
      <span className={styles.quiet}>{t('ratingOf', { count: rating.count })}</span>
      {rating.low > 0 ? <Tag tone="risk">{t('ratingLow', { low: rating.low })}</Tag> : null}
    </p>
  )
}

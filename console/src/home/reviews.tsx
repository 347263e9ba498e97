import { Link } from '@tanstack/react-router'
import type { Home } from '@zhike/contract/desk'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

/** Customers of mine whom nobody has confirmed for long. */
export function Reviews({ reviews }: { readonly reviews: Home['reviews'] }) {
  const t = useTexts(homeTexts)
  return (
    <Card
      title={t('reviews', { count: reviews.count })}
      aside={
        <Link to="/customers/quality" search={{ defect: 'unconfirmed', owner: 'me' }}>
          {t('reviewsAll')}
        </Link>
      }
      flush
    >
      <ul>
        {reviews.customers.map(({ id, name, confirmedAt }) => (
          <li key={id}>
            <Link to="/customers/$id" params={{ id }} className={styles.review}>
              <span>{name}</span>
              <span className={styles.when}>
                {t('reviewedAt')} <Time at={confirmedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

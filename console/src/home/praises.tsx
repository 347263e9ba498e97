import { useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './home.module.css'
import { homeTexts } from './home.texts.ts'

/** What customers said of me; not shown before anybody did. */
export function Praises() {
  const t = useTexts(homeTexts)
  const praises = useAnswer('feedback', 'praises', { limit: 3 })
  const items = praises.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('praises')}>
      <ul className={styles.praises}>
        {items.map(({ id, words, at, by }) => (
          <li key={id}>
            <blockquote className={styles.praise}>{words}</blockquote>
            <span className={styles.praisedBy}>
              {by.name} <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './home.module.css'
import { homeTexts } from './home.texts.ts'

/** What customers said of me lately, and how often; not shown before anybody did. */
export function Praises() {
  const t = useTexts(homeTexts)
  const praises = useAnswer('feedback', 'praises', { limit: 3 })
  if (!praises.data || praises.data.all === 0) return null
  const { items, all } = praises.data
  return (
    <Card title={t('praises')} aside={<Link to="/praises">{t('praisesAll', { count: all })}</Link>}>
      <ul className={styles.praises}>
        {items.map(({ id, words, at, by, readAt }) => (
          <li key={id}>
            <blockquote className={styles.praise}>{words}</blockquote>
            <span className={styles.praisedBy}>
              {readAt === null ? <Tag tone="brand">{t('praiseNew')}</Tag> : null} {by.name} <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

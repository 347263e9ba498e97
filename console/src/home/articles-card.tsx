import { Link } from '@tanstack/react-router'
import type { ArticleSummary } from '@zhike/contract/knowledge'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

const most = 5

/** Drafts that wait for whoever publishes, or came back to who handed them in; not shown while there are none. */
export function ArticlesCard() {
  const may = useMay()
  if (may('knowledge.publish')) return <Waiting />
  return may('knowledge.write') ? <Returned /> : null
}

const waiting = { submission: 'open' } as const

function Waiting() {
  const t = useTexts(homeTexts)
  const { data } = useAnswer('articles', 'list', { ...waiting, limit: most })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('articlesWaiting')} aside={<All search={waiting} />} flush>
      <ul>
        {items.map((article) => (
          <Line key={article.id} article={article} by={article.submission?.by.name} at={article.submission?.at} />
        ))}
      </ul>
    </Card>
  )
}

const returned = { submission: 'returned', submittedBy: 'me' } as const

function Returned() {
  const t = useTexts(homeTexts)
  const { data } = useAnswer('articles', 'list', { ...returned, limit: most })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('articlesReturned')} aside={<All search={returned} />} flush>
      <ul>
        {items.map((article) => {
          const back = article.submission?.returned
          return <Line key={article.id} article={article} words={back?.words} by={back?.by.name} at={back?.at} />
        })}
      </ul>
    </Card>
  )
}

function All({ search }: { readonly search: typeof waiting | typeof returned }) {
  const t = useTexts(homeTexts)
  return (
    <Link to="/knowledge" search={search}>
      {t('articlesAll')}
    </Link>
  )
}

interface LineProps {
  readonly article: ArticleSummary
  readonly words?: string | undefined
  readonly by: string | null | undefined
  readonly at: string | undefined
}

function Line({ article: { id, title }, words, by, at }: LineProps) {
  return (
    <li>
      <Link to="/knowledge/articles/$id" params={{ id }} className={styles.review}>
        <span>{words ? `${title}：${words}` : title}</span>
        <span className={styles.when}>
          {by} {at ? <Time at={at} /> : null}
        </span>
      </Link>
    </li>
  )
}

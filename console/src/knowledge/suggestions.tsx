import { Link } from '@tanstack/react-router'
import type { FoundArticle } from '@zhike/contract/knowledge'
import { Button } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Marked } from '../search/marked.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

interface SuggestionsProps {
  /** What the customer asks. */
  readonly question: string
  /** Puts an answer where the reply is written; without it nobody replies. */
  readonly onInsert: ((body: string) => void) | undefined
}

/** What may answer a customer's question: to be read, or put into the reply. */
export function Suggestions({ question, onInsert }: SuggestionsProps) {
  const t = useTexts(knowledgeTexts)
  const found = useAnswer('knowledge', 'search', { query: question.slice(0, 500), limit: 3, purpose: 'suggestion' })
  if (!found.data) return null
  const { items, confident } = found.data
  const [first] = items
  return (
    <Card title={t('suggestions')} aside={first && confident ? <Tag tone="good">{t('confident')}</Tag> : null}>
      {first ? (
        <ul className={styles.suggestions}>
          {items.map((hit) => (
            <Suggestion key={hit.id} hit={hit} onInsert={onInsert} />
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>{t('suggestionsNone')}</p>
      )}
    </Card>
  )
}

function Suggestion({ hit, onInsert }: { readonly hit: FoundArticle } & Pick<SuggestionsProps, 'onInsert'>) {
  const t = useTexts(knowledgeTexts)
  const article = useAnswer('articles', 'get', { id: hit.id })
  const body = article.data?.published?.body
  const isTitle = hit.matched === hit.title
  return (
    <li className={styles.suggestion}>
      <Link to="/knowledge/articles/$id" params={{ id: hit.id }}>
        {isTitle ? <Marked text={hit.title} marks={hit.marks} /> : hit.title}
      </Link>
      {onInsert && body ? (
        <Button size="small" style={{ justifySelf: 'start' }} onClick={() => onInsert(plainOf(body))}>
          {t('insert')}
        </Button>
      ) : null}
    </li>
  )
}

/** What a customer reads: without the signs of Markdown. */
const plainOf = (body: string) =>
  body
    .replace(/^#{1,3} +/gm, '')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\[([^\]]+)\]\(([^()\s]+)\)/g, '$1 $2')

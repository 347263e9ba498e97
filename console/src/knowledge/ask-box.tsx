import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FoundArticle } from '@zhike/contract/knowledge'
import { Input } from 'antd'
import { useState } from 'react'
import { queryOf } from '../frame/client.ts'
import { useSettled } from '../frame/settled.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Marked } from '../search/marked.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

const shown = 5

/** Asks as a customer would, and shows what is found, by which words, and whether it is sure. */
export function AskBox({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const t = useTexts(knowledgeTexts)
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const query = useSettled(composing ? '' : typed.trim(), 200)
  const found = useQuery({
    ...queryOf('knowledge', 'search', { query, limit: shown, purpose: 'suggestion' }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  })
  const { items = [], confident = false } = (query === '' ? undefined : found.data) ?? {}
  return (
    <search className={styles.ask} aria-label={t('ask')}>
      <Input
        size="large"
        prefix={<SearchOutlined aria-hidden />}
        value={typed}
        maxLength={200}
        aria-label={t('ask')}
        placeholder={t('askExample')}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      {query !== '' && found.data ? (
        <div className={styles.found} aria-live="polite">
          <p className={styles.verdict}>
            {items.length === 0 ? (
              t('nothingFound')
            ) : (
              <Tag tone={confident ? 'good' : 'risk'} dot>
                {confident ? t('confident') : t('unsure')}
              </Tag>
            )}
          </p>
          <ol className={styles.hits}>
            {items.map((hit) => (
              <li key={hit.id}>
                <FoundLine hit={hit} onOpen={onOpen} />
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </search>
  )
}

/** One that was found: why, and how much alike. */
function FoundLine({ hit, onOpen }: { readonly hit: FoundArticle; readonly onOpen: (id: string) => void }) {
  const t = useTexts(knowledgeTexts)
  const isTitle = hit.matched === hit.title
  return (
    <button type="button" className={styles.hit} onClick={() => onOpen(hit.id)}>
      <span className={styles.code}>{hit.code}</span>
      <span className={styles.hitWords}>
        {isTitle ? <Marked text={hit.title} marks={hit.marks} /> : hit.title}
        {isTitle ? null : (
          <small>
            {t('askedAs')}
            <Marked text={hit.matched} marks={hit.marks} />
          </small>
        )}
      </span>
      <span className={styles.score} title={t('scoreHint')}>
        {`${Math.round(hit.score * 100)}%`}
      </span>
    </button>
  )
}

import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import type { ArticleStart } from './article-draft.ts'
import { knowledgeTexts } from './knowledge.texts.ts'

const ArticleDialog = lazy(() => import('./article-dialog.tsx').then((found) => ({ default: found.ArticleDialog })))

/** Keeps the solution of a ticket as an article: one click shows it filled in, the next saves it. */
export function KeepButton({ start }: { readonly start: ArticleStart & { readonly ticketId: string } }) {
  const t = useTexts(knowledgeTexts)
  const may = useMay()
  const [writing, setWriting] = useState(false)
  const kept = useAnswer('articles', 'list', may('knowledge.read') ? { ticket: start.ticketId, limit: 1 } : undefined)
  const [article] = kept.data?.items ?? []
  if (article)
    return (
      <Link to="/knowledge/articles/$id" params={{ id: article.id }}>
        {t('kept')} {article.code}
      </Link>
    )
  if (!may('knowledge.write') || !kept.data) return null
  return (
    <>
      <Button onClick={() => setWriting(true)}>{t('keep')}</Button>
      <Suspense>
        {writing ? (
          <ArticleDialog start={start} onClose={() => setWriting(false)} onSaved={() => setWriting(false)} />
        ) : null}
      </Suspense>
    </>
  )
}

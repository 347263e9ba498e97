import type { Article } from '@zhike/contract/knowledge'
import { useId, useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { TabList } from '../frame/tab-list.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { StateTag } from './article-columns.tsx'
import { ArticleDeeds } from './article-deeds.tsx'
import { ArticleFacts } from './article-facts.tsx'
import { Body } from './body.tsx'
import { DraftNote } from './draft-note.tsx'
import { Feedback } from './feedback.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'
import { Questions } from './questions.tsx'
import { SubmissionNote } from './submission-note.tsx'
import { Versions } from './versions.tsx'

interface ViewProps {
  readonly id: string
  /** On a page of its own the title is the heading of the page. */
  readonly heading?: 'h1' | 'h2'
}

/** An article, beside the list or on a page of its own. */
export function ArticleView({ id, heading = 'h2' }: ViewProps) {
  const article = useAnswer('articles', 'get', { id })
  if (article.error && !article.data) return <Failure error={article.error} again={() => void article.refetch()} />
  if (!article.data) return <Skeleton lines={10} height={18} />
  return <Shown article={article.data} heading={heading} />
}

const tabs = ['content', 'questions', 'versions', 'feedback'] as const

function Shown({ article, heading: Heading }: { readonly article: Article; readonly heading: 'h1' | 'h2' }) {
  const t = useTexts(knowledgeTexts)
  const [tab, setTab] = useState<(typeof tabs)[number]>('content')
  /** By its number, so that the next draft does not stand here by itself. */
  const [draftShown, showDraft] = useState<number>()
  const panelId = useId()
  const { id, draft, published, suspension, submission } = article
  const isDraft = draft !== null && (published === null || draft.number === draftShown)
  const now = isDraft ? draft : published
  return (
    <article className={styles.view} aria-label={article.title}>
      <header className={styles.head}>
        <div className={styles.tags}>
          <span className="figures">{article.code}</span>
          <StateTag state={article.state} />
          <Tag plain>{t(`kind_${now?.kind ?? article.kind}`)}</Tag>
          {draft && published ? <Tag tone="brand">{t('draftOf', { number: draft.number })}</Tag> : null}
        </div>
        <Heading className={styles.title}>{now?.title}</Heading>
        <ArticleDeeds article={article} onDraft={showDraft} />
        {suspension ? (
          <p className={styles.suspension} role="status">
            {t(`because_${suspension.because}`, { by: suspension.by })}
          </p>
        ) : null}
        {submission ? <SubmissionNote submission={submission} /> : null}
        {draft && published ? (
          <DraftNote
            draft={draft}
            published={published}
            shown={isDraft ? 'draft' : 'published'}
            onTurn={() => showDraft(isDraft ? undefined : draft.number)}
            onCompare={() => setTab('versions')}
          />
        ) : null}
      </header>
      <TabList name={article.title} tabs={tabs} chosen={tab} panelId={panelId} onChoose={setTab}>
        {(one) => t(`tab_${one}`)}
      </TabList>
      <div id={panelId} role="tabpanel" aria-label={t(`tab_${tab}`)}>
        {tab === 'content' && now ? (
          <div className={styles.content}>
            {now.body ? <Body text={now.body} /> : <p className={styles.quiet}>{t('noBody')}</p>}
            {now.similar.length > 0 ? (
              <section>
                <h3 className={styles.small}>{t('similar')}</h3>
                <ul className={styles.similar}>
                  {now.similar.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </section>
            ) : null}
            <ArticleFacts article={article} version={now} />
          </div>
        ) : null}
        {tab === 'questions' ? <Questions id={id} /> : null}
        {tab === 'versions' ? <Versions id={id} /> : null}
        {tab === 'feedback' ? <Feedback article={article} /> : null}
      </div>
    </article>
  )
}

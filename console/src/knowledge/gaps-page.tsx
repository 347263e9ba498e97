import { Link, useNavigate } from '@tanstack/react-router'
import type { KnowledgeGap } from '@zhike/contract/knowledge'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useAnswer, wholeList } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import type { Column } from '../frame/table-props.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { gapTexts } from './gaps.texts.ts'
import styles from './knowledge.module.css'
import { KnowledgeSections } from './knowledge-sections.tsx'

const ArticleDialog = lazy(() => import('./article-dialog.tsx').then((found) => ({ default: found.ArticleDialog })))

/** What was asked and answered by nothing: each is closed by an article that is published, or put aside. */
export function GapsPage() {
  const t = useTexts(gapTexts)
  const navigate = useNavigate()
  const [writing, setWriting] = useState<KnowledgeGap>()
  const gaps = useAnswer('knowledge', 'gaps', {})
  const columns = useGapColumns(setWriting)
  return (
    <Page title={t('gapsTitle')} fill sections={<KnowledgeSections />}>
      <p className={styles.hint}>{t('gapsHint')}</p>
      <Table
        label={t('gapsTitle')}
        list={wholeList(gaps)}
        idOf={({ key }) => key}
        nameOf={({ question }) => question}
        columns={columns}
        empty={<Empty sentence={t('noGaps')} />}
      />
      <Suspense>
        {writing ? (
          <ArticleDialog
            start={{ title: writing.question, gap: writing.key }}
            onClose={() => setWriting(undefined)}
            onSaved={({ id }) => void navigate({ to: '/knowledge/articles/$id', params: { id } })}
          />
        ) : null}
      </Suspense>
    </Page>
  )
}

function useGapColumns(write: (gap: KnowledgeGap) => void): readonly Column<KnowledgeGap>[] {
  const t = useTexts(gapTexts)
  const may = useMay()
  const dismiss = useAct('knowledge', 'dismissGap')
  return [
    { key: 'question', title: t('asked'), card: 'title', cell: ({ question }) => question },
    {
      key: 'times',
      title: t('times'),
      width: 90,
      align: 'right',
      cell: ({ times }) => t('timesCount', { count: times }),
    },
    {
      key: 'people',
      title: t('people'),
      width: 90,
      align: 'right',
      cell: ({ people }) => t('peopleCount', { count: people }),
    },
    { key: 'last', title: t('lastAsked'), width: 120, align: 'right', cell: (gap) => <Time at={gap.lastAskedAt} /> },
    { key: 'answer', title: t('answer'), width: 170, cell: ({ answer }) => <AnswerTag answer={answer} /> },
    {
      key: 'deeds',
      title: t('deeds'),
      width: 190,
      card: 'second',
      cell: (gap) =>
        may('knowledge.write') ? (
          <span className={styles.rowDeeds}>
            {gap.answer ? (
              <Link to="/knowledge/articles/$id" params={{ id: gap.answer.id }}>
                {t('openAnswer', { code: gap.answer.code })}
              </Link>
            ) : (
              <Button size="small" type="primary" onClick={() => write(gap)}>
                {t('writeAnswer')}
              </Button>
            )}
            <Button size="small" onClick={() => dismiss.run({ key: gap.key })}>
              {t('putAside')}
            </Button>
          </span>
        ) : null,
    },
  ]
}

const tones = { draft: 'brand', suspended: 'broken', published: 'risk' } as const

/** How far an answer has come that does not answer for sure yet. */
function AnswerTag({ answer }: Pick<KnowledgeGap, 'answer'>) {
  const t = useTexts(gapTexts)
  if (!answer) return t('noAnswer')
  return <Tag tone={tones[answer.state]}>{t(`answer_${answer.state}`)}</Tag>
}

import { useNavigate } from '@tanstack/react-router'
import type { KnowledgeGap } from '@zhike/contract/knowledge'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useAnswer, wholeList } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import type { Column } from '../frame/table-props.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'
import { KnowledgeSections } from './knowledge-sections.tsx'

const ArticleDialog = lazy(() => import('./article-dialog.tsx').then((found) => ({ default: found.ArticleDialog })))

/** What was asked and answered by nothing: each becomes an article, or is put aside. */
export function GapsPage() {
  const t = useTexts(knowledgeTexts)
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
  const t = useTexts(knowledgeTexts)
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
    {
      key: 'deeds',
      title: t('deeds'),
      width: 190,
      card: 'second',
      cell: (gap) =>
        may('knowledge.write') ? (
          <span className={styles.rowDeeds}>
            <Button size="small" type="primary" onClick={() => write(gap)}>
              {t('writeAnswer')}
            </Button>
            <Button size="small" onClick={() => dismiss.run({ key: gap.key })}>
              {t('putAside')}
            </Button>
          </span>
        ) : null,
    },
  ]
}

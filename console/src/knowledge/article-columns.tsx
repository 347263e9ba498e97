import type { ArticleState, ArticleSummary } from '@zhike/contract/knowledge'
import type { Tone } from '@zhike/ui/tones'
import type { Column } from '../frame/table-props.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'
import { submissionTexts } from './submissions.texts.ts'

const tones: Readonly<Record<ArticleState, Tone>> = {
  draft: 'brand',
  published: 'good',
  suspended: 'broken',
  archived: 'calm',
}

/** What the list says of an article. */
export function useArticleColumns(): readonly Column<ArticleSummary>[] {
  const t = useTexts(knowledgeTexts)
  return [
    { key: 'code', title: t('code'), width: 90, cell: ({ code }) => <span className="figures">{code}</span> },
    { key: 'title', title: t('articleTitle'), card: 'title', cell: ({ title }) => title },
    {
      key: 'state',
      title: t('state'),
      card: 'side',
      width: 150,
      cell: ({ state, hasDraft, submission }) => (
        <span className={styles.states}>
          <StateTag state={state} />
          {submission ? <SubmissionTag submission={submission} /> : null}
          {hasDraft && !submission && state !== 'draft' ? <Tag tone="brand">{t('hasDraft')}</Tag> : null}
        </span>
      ),
    },
    { key: 'category', title: t('category'), width: 110, cell: ({ category }) => category || t('noCategory') },
    { key: 'kind', title: t('kind'), width: 90, card: 'hidden', cell: ({ kind }) => t(`kind_${kind}`) },
    { key: 'owner', title: t('owner'), width: 100, cell: ({ owner }) => owner?.name ?? t('nobody') },
    { key: 'reviewOn', title: t('reviewOn'), width: 110, card: 'hidden', cell: ({ reviewOn }) => reviewOn ?? '—' },
    {
      key: 'helpful',
      title: t('helpful'),
      width: 90,
      align: 'right',
      card: 'hidden',
      cell: ({ helpful, unhelpful }) => (helpful + unhelpful > 0 ? `${helpful} / ${helpful + unhelpful}` : '—'),
    },
    { key: 'updatedAt', title: t('updatedAt'), width: 110, align: 'right', cell: (one) => <Time at={one.updatedAt} /> },
  ]
}

function SubmissionTag({ submission }: { readonly submission: NonNullable<ArticleSummary['submission']> }) {
  const t = useTexts(submissionTexts)
  return submission.returned ? (
    <Tag tone="risk">{t('submission_returned')}</Tag>
  ) : (
    <Tag tone="brand">{t('submission_open')}</Tag>
  )
}

export function StateTag({ state }: { readonly state: ArticleState }) {
  const t = useTexts(knowledgeTexts)
  return (
    <Tag tone={tones[state]} dot plain>
      {t(`state_${state}`)}
    </Tag>
  )
}

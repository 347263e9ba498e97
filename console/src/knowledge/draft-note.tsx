import type { Article } from '@zhike/contract/knowledge'
import { Button } from 'antd'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

interface NoteProps {
  readonly draft: NonNullable<Article['draft']>
  readonly published: NonNullable<Article['published']>
  readonly shown: 'draft' | 'published'
  readonly onTurn: () => void
  readonly onCompare: () => void
}

/** Says that what is shown is not the whole: there is a draft beside what is published. */
export function DraftNote({ draft, published, shown, onTurn, onCompare }: NoteProps) {
  const t = useTexts(knowledgeTexts)
  return (
    <div className={styles.draftNote} role="status">
      <span>
        {shown === 'draft'
          ? t('draftShown', { draft: draft.number, published: published.number })
          : t('draftBeside', { number: draft.number })}{' '}
        <small>
          {draft.writtenBy.name} <Time at={draft.writtenAt} />
        </small>
      </span>
      <span className={styles.rowDeeds}>
        <Button size="small" onClick={onTurn}>
          {shown === 'draft' ? t('showPublished') : t('showDraft')}
        </Button>
        <Button size="small" onClick={onCompare}>
          {t('showChanges')}
        </Button>
      </span>
    </div>
  )
}

import type { Article } from '@zhike/contract/knowledge'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './knowledge.module.css'
import { submissionTexts } from './submissions.texts.ts'

/** That a draft waits to be published, or was returned, and what was said. */
export function SubmissionNote({ submission }: { readonly submission: NonNullable<Article['submission']> }) {
  const t = useTexts(submissionTexts)
  const { returned } = submission
  const { words, by, at } = returned ?? submission
  return (
    <p className={returned ? styles.suspension : styles.draftNote} role="status">
      <span>
        {returned ? t('isReturned') : t('waits')}{' '}
        {words === '' ? by.name : t('byWords', { name: by.name ?? '', words })}{' '}
        <small>
          <Time at={at} />
        </small>
      </span>
    </p>
  )
}

import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import styles from '../frame/sections.module.css'
import { useTexts } from '../frame/texts.ts'
import { knowledgeTexts } from './knowledge.texts.ts'
import { submissionTexts } from './submissions.texts.ts'

/** The way between the pages about knowledge; each says how much waits there. */
export function KnowledgeSections() {
  const t = useTexts(knowledgeTexts)
  const s = useTexts(submissionTexts)
  const may = useMay()
  const { data } = useAnswer('knowledge', 'summary', {})
  const counted = (name: string, count: number | undefined) => (count ? `${name} ${count}` : name)
  const options = { exact: true, includeSearch: true } as const
  return (
    <nav className={styles.sections} aria-label={t('title')}>
      <Link to="/knowledge" className={styles.section} activeOptions={options}>
        {counted(t('all'), data?.published)}
      </Link>
      <Link to="/knowledge" search={{ due: 'review' }} className={styles.section} activeOptions={options}>
        {counted(t('due'), data?.due)}
      </Link>
      {may('knowledge.publish') ? (
        <Link to="/knowledge" search={{ submission: 'open' }} className={styles.section} activeOptions={options}>
          {counted(s('waiting'), data?.submitted)}
        </Link>
      ) : may('knowledge.write') ? (
        <Link
          to="/knowledge"
          search={{ submission: 'returned', submittedBy: 'me' }}
          className={styles.section}
          activeOptions={options}
        >
          {s('returnedToMe')}
        </Link>
      ) : null}
      <Link to="/knowledge/gaps" className={styles.section}>
        {counted(t('gaps'), data?.gaps)}
      </Link>
    </nav>
  )
}

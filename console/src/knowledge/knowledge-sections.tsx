import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import styles from '../frame/sections.module.css'
import { useTexts } from '../frame/texts.ts'
import { knowledgeTexts } from './knowledge.texts.ts'

/** The way between the pages about knowledge; each says how much waits there. */
export function KnowledgeSections() {
  const t = useTexts(knowledgeTexts)
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
      <Link to="/knowledge/gaps" className={styles.section}>
        {counted(t('gaps'), data?.gaps)}
      </Link>
    </nav>
  )
}

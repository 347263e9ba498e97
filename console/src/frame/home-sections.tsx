import { Link } from '@tanstack/react-router'
import { useAnswer } from './calls.ts'
import { frameTexts } from './frame.texts.ts'
import styles from './sections.module.css'
import { useTexts } from './texts.ts'

/** The way between what one does today, what waits for one's decision, and what one was praised for. */
export function HomeSections() {
  const t = useTexts(frameTexts)
  const summary = useAnswer('approvals', 'summary', {})
  const praises = useAnswer('feedback', 'praises', { limit: 1 })
  const unread = praises.data?.unread ?? 0
  const mine = summary.data?.mine ?? 0
  const exact = { exact: true, includeSearch: false }
  return (
    <nav className={styles.sections} aria-label={t('homeSections')}>
      <Link to="/" className={styles.section} activeOptions={exact}>
        {t('section_home')}
      </Link>
      <Link to="/approvals" className={styles.section} activeOptions={exact}>
        {mine > 0 ? t('section_approvalsWaiting', { count: mine }) : t('section_approvals')}
      </Link>
      <Link to="/praises" className={styles.section} activeOptions={exact}>
        {unread > 0 ? t('section_praisesUnread', { count: unread }) : t('section_praises')}
      </Link>
    </nav>
  )
}

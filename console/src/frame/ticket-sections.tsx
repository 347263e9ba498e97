import { Link } from '@tanstack/react-router'
import { frameTexts } from './frame.texts.ts'
import { useMay } from './me.ts'
import styles from './sections.module.css'
import { useTexts } from './texts.ts'

/** The way between all tickets, those that are complaints, and what was promised on them. */
export function TicketSections() {
  const t = useTexts(frameTexts)
  const may = useMay()
  const exact = { exact: true, includeSearch: false }
  return (
    <nav className={styles.sections} aria-label={t('ticketSections')}>
      <Link to="/tickets" className={styles.section} activeOptions={exact}>
        {t('section_tickets')}
      </Link>
      {may('complaints.read') ? (
        <Link to="/tickets/complaints" className={styles.section} activeOptions={exact}>
          {t('section_complaints')}
        </Link>
      ) : null}
      <Link to="/tickets/promises" className={styles.section} activeOptions={exact}>
        {t('section_promises')}
      </Link>
      {may('improvements.read') ? (
        <Link to="/tickets/improvements" className={styles.section} activeOptions={{ includeSearch: false }}>
          {t('section_improvements')}
        </Link>
      ) : null}
      {may('feedback.read') ? (
        <Link to="/tickets/feedback" className={styles.section} activeOptions={{ includeSearch: false }}>
          {t('section_feedback')}
        </Link>
      ) : null}
    </nav>
  )
}

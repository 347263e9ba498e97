import { Link } from '@tanstack/react-router'
import { frameTexts } from './frame.texts.ts'
import { useMay } from './me.ts'
import styles from './sections.module.css'
import { useTexts } from './texts.ts'

/** The way between all tickets and those that are complaints. */
export function TicketSections() {
  const t = useTexts(frameTexts)
  const may = useMay()
  if (!may('complaints.read')) return null
  const exact = { exact: true, includeSearch: false }
  return (
    <nav className={styles.sections} aria-label={t('ticketSections')}>
      <Link to="/tickets" className={styles.section} activeOptions={exact}>
        {t('section_tickets')}
      </Link>
      <Link to="/tickets/complaints" className={styles.section} activeOptions={exact}>
        {t('section_complaints')}
      </Link>
    </nav>
  )
}

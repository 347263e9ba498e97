import { useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { complaintTexts } from './complaints.texts.ts'
import { wantingOf } from './file-checklist.ts'
import styles from './file-tabs.module.css'

/** What stands in the middle of the page of a complaint: what was said, or its file. */
export type TicketPart = 'talk' | 'file'
const parts = ['talk', 'file'] as const

interface FileTabsProps {
  readonly ticketId: string
  readonly part: TicketPart
  /** Of what the tabs turn. */
  readonly panelId: string
  readonly onPart: (part: TicketPart) => void
}

/** Turns between thread and file, and says how much the file still lacks. */
export function FileTabs({ ticketId, part, panelId, onPart }: FileTabsProps) {
  const t = useTexts(complaintTexts)
  const { data } = useAnswer('complaints', 'get', { ticketId })
  const lacks = data ? wantingOf(data).length : 0
  return (
    <div className={styles.tabs} role="tablist" aria-label={t('tabs')}>
      {parts.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          aria-selected={part === one}
          aria-controls={panelId}
          onClick={() => onPart(one)}
        >
          {t(`tab_${one}`)}
          {one === 'file' && lacks > 0 ? <span>{t('lacks', { count: lacks })}</span> : null}
        </button>
      ))}
    </div>
  )
}

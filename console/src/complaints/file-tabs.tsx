import { useAnswer } from '../frame/calls.ts'
import { TabList } from '../frame/tab-list.tsx'
import { useTexts } from '../frame/texts.ts'
import { complaintTexts } from './complaints.texts.ts'
import { wantingOf } from './file-checklist.ts'

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
    <TabList name={t('tabs')} tabs={parts} chosen={part} panelId={panelId} onChoose={onPart}>
      {(one) => (
        <>
          {t(`tab_${one}`)}
          {one === 'file' && lacks > 0 ? <span>{t('lacks', { count: lacks })}</span> : null}
        </>
      )}
    </TabList>
  )
}

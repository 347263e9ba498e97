import type { Complaint } from '@zhike/contract/complaints'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Pictures } from '../frame/pictures.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { PartBox } from './part.tsx'

/** What the customer says, how it came and who sees to it. */
export function BasicsPart({
  file: { ticketId, title, description, files, channel, createdAt, assignee },
}: {
  readonly file: Complaint
}) {
  const t = useTexts(complaintTexts)
  const code = useTexts(codeTexts)
  return (
    <PartBox title={t('basics')} none="" isEmpty={false}>
      <li className={styles.line}>
        <span className={styles.words}>{description || title}</span>
        <Pictures base={`tickets/${ticketId}`} files={files} />
        <span className={styles.quiet}>
          {t('cameBy', { channel: code(`channel.${channel}`), name: assignee?.name ?? t('nobody') })}{' '}
          <Time at={createdAt} />
        </span>
      </li>
    </PartBox>
  )
}

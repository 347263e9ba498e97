import { Link } from '@tanstack/react-router'
import type { Approval } from '@zhike/contract/approvals'
import type { Complaint } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { Pictures } from '../frame/pictures.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './approvals.module.css'
import { evidenceTexts } from './evidence.texts.ts'

/** What was found out about the complaint for which a compensation is asked: to whoever sees the ticket. */
export function ComplaintEvidence({ approval: { kind, subject } }: { readonly approval: Approval }) {
  const t = useTexts(evidenceTexts)
  const may = useMay()
  const isSeen = Boolean(subject?.inSight) && may('complaints.read')
  const file = useAnswer('complaints', 'get', subject && isSeen ? { ticketId: subject.id } : undefined)
  if (kind !== 'compensation' || !subject) return null
  if (!isSeen || file.error) return <p className={styles.quiet}>{t('hidden')}</p>
  return (
    <Card
      title={t('evidence')}
      aside={
        <Link to="/tickets/$id" params={{ id: subject.id }} search={{ part: 'file' }}>
          {t('openFile')}
        </Link>
      }
      flush
    >
      {file.data ? <Entries file={file.data} /> : <Skeleton lines={3} height={18} />}
    </Card>
  )
}

function Entries({ file: { ticketId, description, files: sent, entries } }: { readonly file: Complaint }) {
  const t = useTexts(evidenceTexts)
  const code = useTexts(complaintCodes)
  return (
    <ul className={styles.record}>
      {description || sent.length > 0 ? (
        <li className={styles.deed}>
          <span className={styles.found}>
            <Tag>{t('customerSaid')}</Tag> {description}
          </span>
          {sent.length > 0 ? (
            <div className={styles.files}>
              <Pictures base={`tickets/${ticketId}`} files={sent} />
            </div>
          ) : null}
        </li>
      ) : null}
      {entries.map(({ id, kind, text, source, by, at, files }) => (
        <li key={id} className={styles.deed}>
          <span className={styles.found}>
            <Tag>{code(`entry.${kind}`)}</Tag> {text}
          </span>
          {files.length > 0 ? (
            <div className={styles.files}>
              <Pictures base={`tickets/${ticketId}`} files={files} />
            </div>
          ) : null}
          <span className={styles.quiet}>
            {[source, by.name].filter(Boolean).join(' · ')} <Time at={at} />
          </span>
        </li>
      ))}
      {entries.length === 0 ? (
        <li className={styles.deed}>
          <span className={styles.quiet}>{t('none')}</span>
        </li>
      ) : null}
    </ul>
  )
}

import { Link } from '@tanstack/react-router'
import type { Complaint } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { lazy, Suspense } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { AnswersPart } from './answers-part.tsx'
import { CausesPart } from './causes-part.tsx'
import { CompensationsPart } from './compensations-part.tsx'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { EntriesPart } from './entries-part.tsx'
import { FlagsPart } from './flags-part.tsx'
import { FollowUpsPart } from './follow-ups-part.tsx'
import { MeasuresPart } from './measures-part.tsx'
import { ProductPart } from './product-part.tsx'

const ImprovementsPart = lazy(() =>
  import('./improvements-part.tsx').then((found) => ({ default: found.ImprovementsPart })),
)

/** The file of a complaint, beside its thread: each part is read and added to in place. */
export function ComplaintCard({ ticketId }: { readonly ticketId: string }) {
  const t = useTexts(complaintTexts)
  const may = useMay()
  const complaint = useAnswer('complaints', 'get', may('complaints.read') ? { ticketId } : undefined)
  if (!may('complaints.read') || complaint.error) return null
  return (
    <Card
      title={t('file')}
      aside={
        <Link to="/tickets/$id/report" params={{ id: ticketId }}>
          {t('report')}
        </Link>
      }
      flush
    >
      {complaint.data ? <Parts file={complaint.data} /> : <Skeleton lines={6} />}
    </Card>
  )
}

function Parts({ file }: { readonly file: Complaint }) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const may = useMay()
  const isOpen = file.status !== 'closed'
  const props = { file, mayWork: isOpen && may('complaints.work') }
  return (
    <div className={styles.parts}>
      <p className={styles.stage}>
        <Tag tone={file.stage === 'closed' ? 'calm' : 'brand'} dot>
          {code(`stage.${file.stage}`)}
        </Tag>
        {file.missing.includes('complaint.cause_missing') ? (
          <span className={styles.missing}>{t('missingCause')}</span>
        ) : null}
      </p>
      <ProductPart {...props} />
      <FlagsPart {...props} />
      <EntriesPart {...props} />
      <CausesPart {...props} />
      <MeasuresPart {...props} />
      <Suspense>
        <ImprovementsPart file={file} />
      </Suspense>
      <CompensationsPart {...props} />
      <AnswersPart {...props} />
      <FollowUpsPart file={file} mayWork={may('complaints.work')} />
    </div>
  )
}

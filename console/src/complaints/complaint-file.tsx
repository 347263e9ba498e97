import { Link } from '@tanstack/react-router'
import type { Complaint } from '@zhike/contract/complaints'
import { lazy, Suspense, useEffect } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { AnswersPart } from './answers-part.tsx'
import { BasicsPart } from './basics-part.tsx'
import { CausesPart } from './causes-part.tsx'
import { CompensationsPart } from './compensations-part.tsx'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { EntriesPart } from './entries-part.tsx'
import type { CheckedPart } from './file-checklist.ts'
import { FlagsPart } from './flags-part.tsx'
import { FollowUpsPart } from './follow-ups-part.tsx'
import { MeasuresPart } from './measures-part.tsx'
import { partId } from './part.tsx'
import { ProductPart } from './product-part.tsx'
import { StageTrack } from './stage-track.tsx'

const ImprovementsPart = lazy(() =>
  import('./improvements-part.tsx').then((found) => ({ default: found.ImprovementsPart })),
)

/** A part that is to come into sight; another object is another wish. */
export interface Goal {
  readonly part: CheckedPart
}

interface ComplaintFileProps {
  readonly ticketId: string
  readonly goal: Goal | undefined
}

/** The file of a complaint, in the place of its thread: each part is read and added to in place. */
export function ComplaintFile({ ticketId, goal }: ComplaintFileProps) {
  const complaint = useAnswer('complaints', 'get', { ticketId })
  const isThere = complaint.data !== undefined
  useEffect(() => {
    if (!goal || !isThere) return
    const part = document.getElementById(partId(goal.part))
    part?.scrollIntoView({ block: 'start' })
    part?.focus({ preventScroll: true })
  }, [goal, isThere])
  if (complaint.error && !complaint.data)
    return <Failure error={complaint.error} again={() => void complaint.refetch()} />
  return complaint.data ? <Parts file={complaint.data} /> : <Skeleton lines={10} height={18} />
}

function Parts({ file }: { readonly file: Complaint }) {
  const t = useTexts(complaintTexts)
  const may = useMay()
  const isOpen = file.status !== 'closed'
  const props = { file, mayWork: isOpen && may('complaints.work') }
  return (
    <section className={styles.file} aria-label={t('file')}>
      <header className={styles.fileHead}>
        <StageTrack stage={file.stage} />
        <Link to="/tickets/$id/report" params={{ id: file.ticketId }}>
          {t('report')}
        </Link>
      </header>
      {file.missing.includes('complaint.cause_missing') ? <p className={styles.missing}>{t('missingCause')}</p> : null}
      <BasicsPart file={file} />
      <ProductPart {...props} />
      <FlagsPart {...props} />
      <EntriesPart {...props} />
      <CausesPart {...props} />
      <MeasuresPart {...props} />
      <CompensationsPart {...props} />
      <AnswersPart {...props} />
      <FollowUpsPart file={file} mayWork={may('complaints.work')} />
      <Suspense>
        <ImprovementsPart file={file} />
      </Suspense>
    </section>
  )
}

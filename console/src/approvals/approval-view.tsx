import type { Approval } from '@zhike/contract/approvals'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { codeTexts } from '@zhike/ui/codes.texts'
import type { ReactNode } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Money } from '../frame/money.tsx'
import { Card } from '../frame/page.tsx'
import { Pictures } from '../frame/pictures.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { ApprovalTag } from './approval-columns.tsx'
import { ApprovalDeeds } from './approval-deeds.tsx'
import { ApprovalRecord } from './approval-record.tsx'
import { ApprovalTrack } from './approval-track.tsx'
import styles from './approvals.module.css'
import { approvalTexts } from './approvals.texts.ts'
import { LatestChanges } from './changes.tsx'
import { ComplaintEvidence } from './complaint-evidence.tsx'
import { useWhyWords } from './why-words.ts'

interface ApprovalViewProps {
  readonly id: string
  /** On a page of its own the title is the heading of the page. */
  readonly heading?: 'h1' | 'h2'
}

/** An application, beside a list or on a page of its own. */
export function ApprovalView({ id, heading = 'h2' }: ApprovalViewProps) {
  const approval = useAnswer('approvals', 'get', { id })
  if (approval.error && !approval.data) return <Failure error={approval.error} again={() => void approval.refetch()} />
  if (!approval.data) return <Skeleton lines={8} height={18} />
  return <Shown approval={approval.data} heading={heading} />
}

function Shown({ approval, heading: Heading }: { readonly approval: Approval; readonly heading: 'h1' | 'h2' }) {
  const t = useTexts(approvalTexts)
  const code = useTexts(codeTexts)
  const forms = useTexts(complaintCodes)
  const say = useWhyWords()
  const { copies } = approval
  const total = approval.why.find(({ code: why }) => why === 'total')
  return (
    <article className={styles.view} aria-label={t('named', { number: approval.number })}>
      <header className={styles.head}>
        <div className={styles.tags}>
          <span className="figures">{approval.number}</span>
          <ApprovalTag state={approval.state} />
          {code(`approvalKind.${approval.kind}`)}
        </div>
        <Heading className={styles.title}>{approval.title}</Heading>
      </header>
      <dl className={styles.facts}>
        {approval.amountFen === null ? null : (
          <Fact name={t('amount')}>
            <strong className={styles.amount}>
              <Money fen={approval.amountFen} />
            </strong>
            {total ? <span className={styles.total}>{say([total])}</span> : null}
          </Fact>
        )}
        {approval.form === null ? null : <Fact name={t('form')}>{forms(`form.${approval.form}`)}</Fact>}
        <Fact name={t('applicant')}>
          {approval.applicant.name} {approval.applicantLeft ? `${t('applicantLeft')} ` : ''}
          <Time at={approval.startedAt} />
        </Fact>
        {copies.length > 0 ? <Fact name={t('copies')}>{copies.map(({ name }) => name).join('、')}</Fact> : null}
      </dl>
      <LatestChanges approval={approval} />
      {approval.body ? <p className={styles.body}>{approval.body}</p> : null}
      <Pictures base={`approvals/${approval.id}`} files={approval.files} />
      <ComplaintEvidence approval={approval} />
      <Card title={t('track')} aside={t('version', { version: approval.flowVersion, branch: approval.branch })} flush>
        <ApprovalTrack approval={approval} />
      </Card>
      <Card title={t('record')} flush>
        <ApprovalRecord approval={approval} />
      </Card>
      <ApprovalDeeds approval={approval} />
    </article>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

import type { Approval, ApprovalStep, TaskState } from '@zhike/contract/approvals'
import type { Tone } from '@zhike/ui/tones'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './approvals.module.css'
import { approvalTexts } from './approvals.texts.ts'
import { useWhyWords } from './why-words.ts'

const taskTone: Readonly<Record<TaskState, Tone>> = {
  waiting: 'calm',
  open: 'brand',
  approved: 'good',
  refused: 'broken',
  transferred: 'calm',
  dropped: 'calm',
}

/** The steps from top to bottom: who is asked and why, what they said. */
export function ApprovalTrack({ approval }: { readonly approval: Approval }) {
  const t = useTexts(approvalTexts)
  const say = useWhyWords()
  return (
    <ol className={styles.track}>
      <li className={styles.step} data-state="approved">
        <div className={styles.stepHead}>
          <strong>{t('start_step')}</strong>
          <span className={styles.quiet}>
            {approval.applicant.name} <Time at={approval.startedAt} />
          </span>
        </div>
        <span className={styles.quiet}>{say(approval.why)}</span>
      </li>
      {approval.steps.map((step) => (
        <Step key={step.id} step={step} />
      ))}
    </ol>
  )
}

function Step({ step }: { readonly step: ApprovalStep }) {
  const t = useTexts(approvalTexts)
  const say = useWhyWords()
  const isShared = step.tasks.length > 1
  return (
    <li className={styles.step} data-state={step.state}>
      <div className={styles.stepHead}>
        <strong>{step.name}</strong>
        <span className={styles.quiet}>
          {[isShared ? t(`mode_${step.mode}`) : '', t(`step_${step.state}`)].filter(Boolean).join(' · ')}
        </span>
      </div>
      {step.why.length > 0 ? <span className={styles.quiet}>{say(step.why)}</span> : null}
      {step.tasks.length === 0 && step.state === 'approved' && step.why.length === 0 ? (
        <span className={styles.quiet}>{t('nobodyNeeded')}</span>
      ) : null}
      {step.tasks.map((task) => (
        <div key={task.id} className={styles.task}>
          <span>{task.staff.name}</span>
          <Tag tone={taskTone[task.state]} plain dot>
            {t(`task_${task.state}`)}
          </Tag>
          <span className={styles.when}>{task.decidedAt ? <Time at={task.decidedAt} /> : null}</span>
          <span className={styles.why}>{say(task.why)}</span>
          {task.decidedBy && task.decidedBy.id !== task.staff.id ? (
            <span className={styles.why}>{t('by', { name: task.decidedBy.name })}</span>
          ) : null}
          {task.comment ? <span className={styles.said}>{task.comment}</span> : null}
        </div>
      ))}
    </li>
  )
}

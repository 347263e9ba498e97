import { Button } from 'antd'
import { useState } from 'react'
import { BulkBar } from '../frame/bulk-bar.tsx'
import { useAct } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { approvalTexts } from './approvals.texts.ts'
import { type Asked, ConfirmDialog, sumOf } from './confirm-dialog.tsx'

interface BulkDecisionProps {
  readonly items: readonly Asked[]
  readonly selected: ReadonlySet<string>
  readonly onDone: () => void
}

/** What is asked about before it is decided, as it was when the question was put. */
interface Question {
  readonly decision: 'approved' | 'refused'
  readonly asked: readonly Asked[]
}

/** Decides about everything that is selected, with one comment. */
export function BulkDecision({ items, selected, onDone }: BulkDecisionProps) {
  const t = useTexts(approvalTexts)
  const [dialog, setDialog] = useState<Question>()
  const asked = items.filter(({ id }) => selected.has(id))
  const decide = useAct('approvals', 'decideMany')
  const run = (about: readonly Asked[], decision: 'approved' | 'refused', comment = '') =>
    decide.run(
      {
        ids: about.map(({ id }) => id),
        rounds: Object.fromEntries(about.map(({ id, round }) => [id, round])),
        decision,
        comment,
      },
      {
        done: ({ items: decided }) => {
          const left = decided.filter(({ reason }) => reason !== null).length
          const done = decided.length - left
          tell(left > 0 ? t('decidedSome', { done, left }) : t('decidedMany', { done }))
          setDialog(undefined)
          onDone()
        },
      },
    )
  return (
    <BulkBar count={asked.length} onClear={onDone}>
      <Button
        type="primary"
        loading={decide.busy}
        onClick={() => (sumOf(asked) === null ? run(asked, 'approved') : setDialog({ decision: 'approved', asked }))}
      >
        {t('approveAll')}
      </Button>
      <Button onClick={() => setDialog({ decision: 'refused', asked })}>{t('refuseAll')}</Button>
      {dialog?.decision === 'approved' ? (
        <ConfirmDialog
          asked={dialog.asked}
          busy={decide.busy}
          onConfirm={(comment) => run(dialog.asked, 'approved', comment)}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog?.decision === 'refused' ? (
        <WordsDialog
          title={t('refuseAll')}
          submit={t('refuse')}
          label={t('comment')}
          example={t('whyExample')}
          needed
          busy={decide.busy}
          onSubmit={(comment) => run(dialog.asked, 'refused', comment)}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </BulkBar>
  )
}

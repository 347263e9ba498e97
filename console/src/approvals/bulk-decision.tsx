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

/** Decides about everything that is selected, with one comment. */
export function BulkDecision({ items, selected, onDone }: BulkDecisionProps) {
  const t = useTexts(approvalTexts)
  const [dialog, setDialog] = useState<'refuse' | 'confirm'>()
  const asked = items.filter(({ id }) => selected.has(id))
  const decide = useAct('approvals', 'decideMany')
  const run = (decision: 'approved' | 'refused', comment = '') =>
    decide.run(
      { ids: [...selected], decision, comment },
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
    <BulkBar count={selected.size} onClear={onDone}>
      <Button
        type="primary"
        loading={decide.busy}
        onClick={() => (sumOf(asked) === null ? run('approved') : setDialog('confirm'))}
      >
        {t('approveAll')}
      </Button>
      <Button onClick={() => setDialog('refuse')}>{t('refuseAll')}</Button>
      {dialog === 'confirm' ? (
        <ConfirmDialog
          asked={asked}
          busy={decide.busy}
          onConfirm={(comment) => run('approved', comment)}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'refuse' ? (
        <WordsDialog
          title={t('refuseAll')}
          submit={t('refuse')}
          label={t('comment')}
          example={t('whyExample')}
          needed
          busy={decide.busy}
          onSubmit={(comment) => run('refused', comment)}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </BulkBar>
  )
}

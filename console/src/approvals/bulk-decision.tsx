import { Button } from 'antd'
import { useState } from 'react'
import { BulkBar } from '../frame/bulk-bar.tsx'
import { useAct } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { approvalTexts } from './approvals.texts.ts'

interface BulkDecisionProps {
  readonly selected: ReadonlySet<string>
  readonly onDone: () => void
}

/** Decides about everything that is selected, with one comment. */
export function BulkDecision({ selected, onDone }: BulkDecisionProps) {
  const t = useTexts(approvalTexts)
  const [refusing, setRefusing] = useState(false)
  const decide = useAct('approvals', 'decideMany')
  const run = (decision: 'approved' | 'refused', comment = '') =>
    decide.run(
      { ids: [...selected], decision, comment },
      {
        done: ({ items }) => {
          const left = items.filter(({ reason }) => reason !== null).length
          const done = items.length - left
          tell(left > 0 ? t('decidedSome', { done, left }) : t('decidedMany', { done }))
          setRefusing(false)
          onDone()
        },
      },
    )
  return (
    <BulkBar count={selected.size} onClear={onDone}>
      <Button type="primary" loading={decide.busy} onClick={() => run('approved')}>
        {t('approveAll')}
      </Button>
      <Button onClick={() => setRefusing(true)}>{t('refuseAll')}</Button>
      {refusing ? (
        <WordsDialog
          title={t('refuseAll')}
          submit={t('refuse')}
          label={t('comment')}
          example={t('whyExample')}
          needed
          busy={decide.busy}
          onSubmit={(comment) => run('refused', comment)}
          onClose={() => setRefusing(false)}
        />
      ) : null}
    </BulkBar>
  )
}

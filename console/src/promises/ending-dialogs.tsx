import type { MadePromise } from '@zhike/contract/promises'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { MomentField } from '../frame/time-fields.tsx'
import { wallTime } from '../frame/wall-time.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { ledgerTexts } from './promises.texts.ts'

interface DialogProps {
  readonly promise: MadePromise
  readonly onClose: () => void
}

/** To which other time the customer agreed, and how. */
export function MoveDialog({ promise, onClose }: DialogProps) {
  const t = useTexts(ledgerTexts)
  const [at, setAt] = useState(wallTime(new Date(promise.dueAt)))
  const move = useAct('promises', 'move')
  const of = { ticketId: promise.ticket.id, promiseId: promise.id }
  return (
    <WordsDialog
      title={t('moveTitle')}
      submit={t('move')}
      label={t('moveNote')}
      example={t('moveExample')}
      needed
      ready={at !== ''}
      busy={move.busy}
      error={move.fields.note}
      onSubmit={(note) => move.run({ ...of, dueAt: new Date(at).toISOString(), note }, { done: onClose })}
      onClose={onClose}
    >
      <Field label={t('moveTo')} hint={t('moveHint')} required wide error={move.fields.dueAt}>
        {(id) => <MomentField id={id} value={at} onChange={setAt} />}
      </Field>
    </WordsDialog>
  )
}

/** Why it is taken back. */
export function WithdrawDialog({ promise, onClose }: DialogProps) {
  const t = useTexts(ledgerTexts)
  const withdraw = useAct('promises', 'withdraw')
  const of = { ticketId: promise.ticket.id, promiseId: promise.id }
  return (
    <WordsDialog
      title={t('withdrawTitle')}
      submit={t('withdraw')}
      label={t('withdrawReason')}
      example={t('withdrawExample')}
      needed
      busy={withdraw.busy}
      error={withdraw.fields.reason}
      onSubmit={(reason) => withdraw.run({ ...of, reason }, { done: onClose })}
      onClose={onClose}
    />
  )
}

import type { Approval } from '@zhike/contract/approvals'
import { Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { approvalTexts } from './approvals.texts.ts'
import { targetsOf } from './send-back-targets.ts'

interface DialogProps {
  readonly approval: Approval
  readonly onClose: () => void
}

/** Sends an application back: to the applicant, or to a step that was approved. */
export function SendBackDialog({ approval, onClose }: DialogProps) {
  const t = useTexts(approvalTexts)
  const { id, applicant } = approval
  const options = targetsOf(approval).map((target) =>
    target === 'applicant'
      ? { value: target, label: `${t('toApplicant')} · ${applicant.name}` }
      : { value: target.id, label: target.name },
  )
  const [target, setTarget] = useState<string>(options[0]?.value ?? 'applicant')
  const sendBack = useAct('approvals', 'sendBack')
  const done = () => {
    tell(t('sentBack'))
    onClose()
  }
  const send = (comment: string) =>
    sendBack.run({ id, comment, ...(target === 'applicant' ? {} : { stepId: target }) }, { done })
  return (
    <WordsDialog
      title={t('sendBackTitle')}
      submit={t('sendBack')}
      label={t('comment')}
      example={t('whyExample')}
      needed
      busy={sendBack.busy}
      error={sendBack.fields.comment}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label={t('backTo')} wide error={sendBack.fields.stepId}>
        {(field) => <Select id={field} value={target} options={options} onChange={setTarget} />}
      </Field>
    </WordsDialog>
  )
}

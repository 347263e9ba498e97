import { type Compensation, CompensationForm } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useSettled } from '../frame/settled.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { fenOf, yuanOf } from '../frame/yuan.ts'
import { changingTexts } from './changing.texts.ts'
import { Foreseen } from './foreseen.tsx'

interface CompensationDialogProps {
  readonly ticketId: string
  /** One that came back, to be changed and handed in again. */
  readonly former?: Compensation
  readonly onClose: () => void
}

/** Asks for approval of a compensation, and shows beforehand who will be asked. */
export function CompensationDialog({ ticketId, former, onClose }: CompensationDialogProps) {
  const t = useTexts(changingTexts)
  const code = useTexts(complaintCodes)
  const [form, setForm] = useState<Compensation['form']>(former?.form ?? 'cash')
  const [yuan, setYuan] = useState(former ? yuanOf(former.amountFen) : '')
  const [comment, setComment] = useState('')
  const ask = useAct('complaints', 'askCompensation')
  const again = useAct('complaints', 'resubmitCompensation')
  const { busy, fields } = former ? again : ask
  const amountFen = fenOf(yuan)
  const route = useCompensationRoute(ticketId, amountFen, former?.id)
  const send = (reason: string) => {
    if (!amountFen) return
    const done = () => {
      tell(t(former ? 'resubmitted' : 'compensationAsked'))
      onClose()
    }
    const asked = { ticketId, form, amountFen, reason }
    if (former) again.run({ ...asked, compensationId: former.id, comment: comment.trim() }, { done })
    else ask.run(asked, { done })
  }
  return (
    <WordsDialog
      title={t(former ? 'compensationChange' : 'compensationTitle')}
      submit={t(former ? 'resubmit' : 'compensationAsk')}
      label={t('reason')}
      example={t('reasonExample')}
      initial={former?.reason ?? ''}
      needed
      ready={Boolean(amountFen)}
      busy={busy}
      error={fields.reason}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label={t('form')} wide>
        {() => (
          <Segmented
            aria-label={t('form')}
            value={form}
            options={CompensationForm.options.map((value) => ({ value, label: code(`form.${value}`) }))}
            onChange={setForm}
          />
        )}
      </Field>
      <Field
        label={t('amount')}
        required
        wide
        error={yuan !== '' && amountFen === undefined ? t('amountWrong') : fields.amountFen}
      >
        {(id) => <Input id={id} inputMode="decimal" value={yuan} onChange={(event) => setYuan(event.target.value)} />}
      </Field>
      <Foreseen route={route} />
      {former ? (
        <Field label={t('comment')} wide error={fields.comment}>
          {(id) => (
            <Input
              id={id}
              maxLength={2000}
              placeholder={t('commentExample')}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
        </Field>
      ) : null}
    </WordsDialog>
  )
}

/** Who would be asked, by all that is granted and asked for of the complaint. */
function useCompensationRoute(ticketId: string, amountFen = 0, compensationId?: string) {
  const settled = useSettled(amountFen, 250)
  const wish = { ticketId, amountFen: settled, ...(compensationId ? { compensationId } : {}) }
  return useAnswer('complaints', 'foreseeCompensation', settled > 0 ? wish : undefined).data
}

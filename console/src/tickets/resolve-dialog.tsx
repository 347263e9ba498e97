import type { Ticket } from '@zhike/contract/tickets'
import { Input, Modal } from 'antd'
import { LastAnswer } from '../complaints/last-answer.tsx'
import { LooseEnds } from '../complaints/loose-ends.tsx'
import { useAct } from '../frame/calls.ts'
import { keepDraft, useDraft } from '../frame/drafts.ts'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { Unfinished } from '../ticket-tasks/unfinished.tsx'
import { ticketTexts } from './tickets.texts.ts'

interface DialogProps {
  readonly ticket: Ticket
  readonly onClose: () => void
}

/** States the solution. The customer reads it on the progress page and is asked to confirm. */
export function ResolveDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(ticketTexts)
  const draft = `ticket.${ticket.id}.resolution`
  const [summary, setSummary] = useDraft(draft)
  const resolve = useAct('tickets', 'resolve')
  const send = () => {
    if (summary.trim() === '' || resolve.busy) return
    const done = () => {
      keepDraft(draft, '')
      tell(t('resolved', { number: ticket.number }))
      onClose()
    }
    resolve.run({ id: ticket.id, summary: summary.trim() }, { done })
  }
  return (
    <Modal
      open
      title={t('resolveTitle')}
      okText={t('resolve')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: summary.trim() === '', loading: resolve.busy }}
      onOk={send}
      onCancel={onClose}
    >
      <Unfinished ticketId={ticket.id} steps={ticket.kind === 'complaint' ? 'stepsBeforeClosing' : 'stepsMissing'} />
      {ticket.kind === 'complaint' ? <LooseEnds ticketId={ticket.id} /> : null}
      {ticket.kind === 'complaint' && summary === '' ? <LastAnswer ticketId={ticket.id} onTake={setSummary} /> : null}
      <Field label={t('solution')} hint={t('solutionHint')} error={resolve.fields.summary || resolve.fields.checklist}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoFocus
            autoSize={{ minRows: 4, maxRows: 14 }}
            maxLength={20_000}
            placeholder={t('solutionExample')}
            value={summary}
            onChange={(event) => setSummary(event.target.value)}
            onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && send()}
          />
        )}
      </Field>
    </Modal>
  )
}

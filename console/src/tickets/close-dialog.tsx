import type { Ticket } from '@zhike/contract/tickets'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { LooseEnds, useLacksCause } from '../complaints/loose-ends.tsx'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { Unfinished } from '../ticket-tasks/unfinished.tsx'
import { ticketTexts } from './tickets.texts.ts'
import { Unanswered } from './unanswered.tsx'

interface DialogProps {
  readonly ticket: Ticket
  readonly onClose: () => void
}

/** Closes a solved ticket: with the confirmation of the customer, or with a reason why there is none. */
export function CloseDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(ticketTexts)
  const [reason, setReason] = useState('')
  const close = useAct('tickets', 'close')
  const lacksCause = useLacksCause(ticket)
  const needsReason = ticket.confirmation === null
  const send = () => {
    if (lacksCause || (needsReason && reason.trim() === '') || close.busy) return
    const done = () => {
      tell(t('closed', { number: ticket.number }))
      onClose()
    }
    close.run({ id: ticket.id, ...(reason.trim() ? { reason: reason.trim() } : {}) }, { done })
  }
  return (
    <Modal
      open
      title={t('closeTitle')}
      okText={t('close')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: lacksCause || (needsReason && reason.trim() === ''), loading: close.busy }}
      onOk={send}
      onCancel={onClose}
      width={460}
    >
      {ticket.kind === 'complaint' ? (
        <>
          <Unfinished ticketId={ticket.id} steps="stepsMissing" />
          <LooseEnds ticketId={ticket.id} />
        </>
      ) : null}
      <Unanswered ticket={ticket} />
      {needsReason ? (
        <Field label={t('closeReason')} hint={t('closeReasonHint')} error={close.fields.reason}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={200}
              placeholder={t('closeReasonExample')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onPressEnter={send}
            />
          )}
        </Field>
      ) : (
        <p>{t(lacksCause ? 'closeConfirmedNotYet' : 'closeConfirmed')}</p>
      )}
    </Modal>
  )
}

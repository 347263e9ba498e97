import { LinkKind } from '@zhike/contract/ticket-links'
import type { Ticket } from '@zhike/contract/tickets'
import { Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { threadTexts } from './threads.texts.ts'
import { TicketChoice } from './ticket-choice.tsx'

interface DialogProps {
  readonly ticket: Ticket
  readonly onClose: () => void
}

/** Links a ticket with another. */
export function LinkDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(threadTexts)
  const [kind, setKind] = useState<LinkKind>('related')
  const [other, setOther] = useState<Ticket>()
  const link = useAct('ticketLinks', 'create')
  return (
    <Modal
      open
      title={t('linkTitle')}
      okText={t('link')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !other, loading: link.busy }}
      onOk={() => other && link.run({ id: ticket.id, kind, otherId: other.id }, { done: onClose })}
      onCancel={onClose}
    >
      <Fields>
        <Field label={t('otherTicket')} wide error={link.fields.otherId}>
          {(id) => <TicketChoice id={id} but={ticket.id} chosen={other?.id} onChoose={setOther} />}
        </Field>
        <Field label={t('linkKind')} wide>
          {(id) => (
            <Select
              id={id}
              value={kind}
              options={LinkKind.options.map((value) => ({ value, label: t(`kind_${value}`) }))}
              onChange={setKind}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}

/** Merges another ticket of the same customer into this one. */
export function MergeDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(threadTexts)
  const [other, setOther] = useState<Ticket>()
  const merge = useAct('ticketMerges', 'merge')
  return (
    <Modal
      open
      title={t('mergeTitle')}
      okText={t('merge')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !other, loading: merge.busy }}
      onOk={() => other && merge.run({ id: ticket.id, otherId: other.id }, { done: onClose })}
      onCancel={onClose}
    >
      <Fields>
        <Field label={t('otherTicket')} wide hint={t('mergeHint')} error={merge.fields.otherId}>
          {(id) => (
            <TicketChoice
              id={id}
              but={ticket.id}
              customerId={ticket.customerId}
              chosen={other?.id}
              onChoose={setOther}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}

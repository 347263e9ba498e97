import type { Ticket } from '@zhike/contract/tickets'
import { Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './threads.module.css'
import { threadTexts } from './threads.texts.ts'

/** Makes a new ticket of chosen messages. */
export function SplitDialog({ ticket, onClose }: { readonly ticket: Ticket; readonly onClose: () => void }) {
  const t = useTexts(threadTexts)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [title, setTitle] = useState('')
  const messages = useAnswer('tickets', 'listMessages', { id: ticket.id, limit: 200 })
  const own = (messages.data?.items ?? []).filter(({ from }) => from === null)
  const split = useAct('ticketSplits', 'split')
  const isReady = chosen.length > 0 && title.trim() !== ''
  const send = () => {
    if (!isReady || split.busy) return
    const done = ({ number }: Ticket) => {
      tell(t('splitDone', { number }))
      onClose()
    }
    split.run({ id: ticket.id, messageIds: [...chosen], title: title.trim() }, { done })
  }
  return (
    <Modal
      open
      title={t('splitTitle')}
      okText={t('split')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: split.busy }}
      onOk={send}
      onCancel={onClose}
    >
      {messages.data && own.length === 0 ? (
        <p className={styles.quiet}>{t('splitNone')}</p>
      ) : (
        <Fields>
          <Field label={t('splitWhich')} wide hint={t('splitHint')} error={split.fields.messageIds}>
            {() => (
              <Checkbox.Group
                className={styles.choices ?? ''}
                value={[...chosen]}
                options={own.map(({ id, body, author }) => ({
                  value: id,
                  label: `${author.name ?? ticket.customer.name}：${body.slice(0, 60)}`,
                }))}
                onChange={setChosen}
              />
            )}
          </Field>
          <Field label={t('splitSubject')} wide error={split.fields.title}>
            {(id) => (
              <Input
                id={id}
                value={title}
                maxLength={200}
                onChange={(event) => setTitle(event.target.value)}
                onPressEnter={send}
              />
            )}
          </Field>
        </Fields>
      )}
    </Modal>
  )
}

import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useSettled } from '../frame/settled.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { fenOf } from '../frame/yuan.ts'
import styles from './approvals.module.css'
import { approvalTexts } from './approvals.texts.ts'
import { RouteView } from './route-view.tsx'

interface DialogProps {
  readonly onClose: () => void
  readonly onStarted: (id: string) => void
}

/** Asks for approval of a general matter, and shows beforehand who will be asked. */
export function NewApprovalDialog({ onClose, onStarted }: DialogProps) {
  const t = useTexts(approvalTexts)
  const [title, setTitle] = useState('')
  const [body, setBody] = useState('')
  const [yuan, setYuan] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const start = useAct('approvals', 'start')
  const amountFen = yuan.trim() === '' ? null : (fenOf(yuan) ?? undefined)
  const isReady = title.trim() !== '' && amountFen !== undefined
  const send = () => {
    if (!isReady || start.busy) return
    const done = ({ id, number }: { id: string; number: string }) => {
      tell(t('started', { number }))
      onStarted(id)
    }
    start.run(
      { title: title.trim(), body: body.trim(), ...(amountFen ? { amountFen } : {}) },
      { done, ...(files.length > 0 ? { files } : {}) },
    )
  }
  return (
    <Modal
      open
      title={t('newTitle')}
      okText={t('start')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: start.busy }}
      onOk={send}
      onCancel={onClose}
      width={560}
    >
      <Fields>
        <Field label={t('titleLabel')} required wide error={start.fields.title} hint={t('newHint')}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={200}
              placeholder={t('titleExample')}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('body')} wide error={start.fields.body}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 10 }}
              placeholder={t('bodyExample')}
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('amountYuan')}
          error={amountFen === undefined ? t('amountWrong') : start.fields.amountFen}
          hint={t('optional')}
        >
          {(id) => <Input id={id} inputMode="decimal" value={yuan} onChange={(event) => setYuan(event.target.value)} />}
        </Field>
        <PictureField files={files} onChoose={setFiles} />
      </Fields>
      <Foreseen amountFen={amountFen ?? null} />
    </Modal>
  )
}

function PictureField({
  files,
  onChoose,
}: {
  readonly files: readonly File[]
  readonly onChoose: (files: File[]) => void
}) {
  const t = useTexts(approvalTexts)
  return (
    <Field label={t('pictures')} hint={files.map(({ name }) => name).join('、')}>
      {(id) => (
        <>
          <input
            id={id}
            type="file"
            accept="image/*"
            multiple
            hidden
            onChange={(event) => onChoose([...(event.target.files ?? [])].slice(0, 5))}
          />
          <Button onClick={() => document.getElementById(id)?.click()}>{t('choosePictures')}</Button>
        </>
      )}
    </Field>
  )
}

function Foreseen({ amountFen }: { readonly amountFen: number | null }) {
  const t = useTexts(approvalTexts)
  const settled = useSettled(String(amountFen ?? ''), 250)
  const route = useAnswer('approvals', 'foresee', {
    kind: 'general',
    ...(settled === '' ? {} : { amountFen: Number(settled) }),
  })
  if (!route.data) return null
  return (
    <section className={styles.foreseen}>
      <h3>{t('willAsk')}</h3>
      <RouteView route={route.data} />
    </section>
  )
}

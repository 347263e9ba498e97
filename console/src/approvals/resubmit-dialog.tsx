import type { Approval } from '@zhike/contract/approvals'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { isBeside } from '../frame/beside.ts'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { yuanOf } from '../frame/yuan.ts'
import { usePictures } from '../pictures/use-pictures.ts'
import styles from './approvals.module.css'
import { changingTexts } from './changing.texts.ts'
import { Foreseen } from './foreseen.tsx'
import { amountOf, type Draft, MatterFields, useMatterRoute } from './matter-fields.tsx'

interface DialogProps {
  readonly approval: Approval
  readonly onClose: () => void
}

/** Changes a general matter that came back, and hands it in again. */
export function ResubmitDialog({ approval, onClose }: DialogProps) {
  const t = useTexts(changingTexts)
  const frame = useTexts(frameTexts)
  const { id, title, body, amountFen, files } = approval
  const initial: Draft = { title, body, yuan: amountFen === null ? '' : yuanOf(amountFen) }
  const [draft, setDraft] = useState(initial)
  const pictures = usePictures()
  const [dropFileIds, setDropped] = useState<readonly string[]>([])
  const [comment, setComment] = useState('')
  const resubmit = useAct('approvals', 'resubmit')
  const amount = amountOf(draft)
  const route = useMatterRoute(amount, id)
  const isReady = draft.title.trim() !== '' && amount !== undefined
  const isTouched =
    pictures.files.length > 0 || JSON.stringify([draft, dropFileIds, comment]) !== JSON.stringify([initial, [], ''])
  const send = () => {
    if (!isReady || resubmit.busy) return
    const done = () => {
      tell(t('resubmitted'))
      onClose()
    }
    const asked = { title: draft.title.trim(), body: draft.body.trim(), amountFen: amount }
    resubmit.run(
      { id, ...asked, dropFileIds: [...dropFileIds], comment: comment.trim() },
      { done, ...(pictures.files.length > 0 ? { files: pictures.files } : {}) },
    )
  }
  return (
    <Modal
      open
      title={t('resubmitTitle')}
      okText={t('resubmit')}
      cancelText={frame('cancel')}
      okButtonProps={{ disabled: !isReady, loading: resubmit.busy }}
      onOk={send}
      onCancel={(event) => {
        if (!isBeside(event) || !isTouched) onClose()
      }}
      width={560}
    >
      <Fields>
        <MatterFields
          draft={draft}
          pictures={pictures}
          errors={resubmit.fields}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        {files.length > 0 ? <KeptPictures files={files} dropped={dropFileIds} onChange={setDropped} /> : null}
        <Field label={t('comment')} wide error={resubmit.fields.comment}>
          {(field) => (
            <Input.TextArea
              id={field}
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={2000}
              placeholder={t('commentExample')}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
        </Field>
        <Foreseen route={route} />
      </Fields>
    </Modal>
  )
}

interface KeptPicturesProps {
  readonly files: Approval['files']
  readonly dropped: readonly string[]
  readonly onChange: (dropped: readonly string[]) => void
}

/** The pictures that are there, each of which can be taken out. */
function KeptPictures({ files, dropped, onChange }: KeptPicturesProps) {
  const t = useTexts(changingTexts)
  const isOut = (id: string) => dropped.includes(id)
  const turn = (id: string) => onChange(isOut(id) ? dropped.filter((one) => one !== id) : [...dropped, id])
  return (
    <Field label={t('picturesNow')} wide>
      {() => (
        <ul className={styles.kept}>
          {files.map(({ id, name }) => (
            <li key={id}>
              {isOut(id) ? <del>{name}</del> : <span>{name}</span>}
              <Button
                size="small"
                type="link"
                aria-label={t(isOut(id) ? 'keep' : 'take', { name })}
                onClick={() => turn(id)}
              >
                {t(isOut(id) ? 'keepIt' : 'takeIt')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Field>
  )
}

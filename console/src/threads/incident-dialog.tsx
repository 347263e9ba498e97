import { reasonText } from '@zhike/contract/reasons'
import { UpdateKind } from '@zhike/contract/ticket-links'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { keepDraft, useDraft } from '../frame/drafts.ts'
import { useMay } from '../frame/me.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Attached } from '../pictures/attached.tsx'
import { PictureButton } from '../pictures/picture-button.tsx'
import { usePictures } from '../pictures/use-pictures.ts'
import styles from './threads.module.css'
import { threadTexts } from './threads.texts.ts'

/** One update for a parent incident and all its children; says before how many customers will hear. */
export function IncidentDialog({ ticketId, onClose }: { readonly ticketId: string; readonly onClose: () => void }) {
  const t = useTexts(threadTexts)
  const may = useMay()
  const [kind, setKind] = useState<UpdateKind>('reply')
  const draft = `ticket.${ticketId}.incident`
  const [body, setBody] = useDraft(draft)
  const pictures = usePictures()
  const { files, attach } = pictures
  const takesPictures = kind !== 'resolution'
  const tellAll = useAct('incidentUpdates', 'create')
  const kinds = UpdateKind.options.filter((one) => one !== 'resolution' || may('tickets.resolve'))
  const send = () => {
    if (body.trim() === '' || tellAll.busy) return
    const done = () => {
      keepDraft(draft, '')
      onClose()
    }
    const sent = takesPictures && files.length > 0 ? { files } : {}
    tellAll.run({ id: ticketId, kind, body: body.trim() }, { done, ...sent })
  }
  return (
    <Modal
      open
      title={t('tellTitle')}
      okText={t('tell')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: body.trim() === '', loading: tellAll.busy }}
      onOk={send}
      onCancel={onClose}
    >
      <div className={styles.lines}>
        {/* plain ones: the dialog stands at the edge of what a page of the console may weigh */}
        <div className={styles.kinds}>
          {kinds.map((value) => (
            <label key={value}>
              <input type="radio" name="kind" checked={value === kind} onChange={() => setKind(value)} />
              {t(`update_${value}`)}
            </label>
          ))}
        </div>
        <Input.TextArea
          autoFocus
          aria-label={t(`update_${kind}`)}
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={20_000}
          placeholder={t(`updateExample_${kind}`)}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onPaste={(event) =>
            takesPictures && event.clipboardData.files.length > 0 && attach([...event.clipboardData.files])
          }
          onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && send()}
        />
        {takesPictures ? (
          <>
            <Attached pictures={pictures} />
            <div>
              <PictureButton onPick={attach} />
            </div>
          </>
        ) : null}
        <Reach ticketId={ticketId} kind={kind} />
      </div>
    </Modal>
  )
}

/** How many will hear, and who is left out and why. */
function Reach({ ticketId, kind }: { readonly ticketId: string; readonly kind: UpdateKind }) {
  const t = useTexts(threadTexts)
  const locale = useLocale()
  const { data } = useAnswer('incidentUpdates', 'preview', { id: ticketId, kind })
  if (!data) return null
  const { tickets, customers, leftOut } = data
  return (
    <div className={styles.preview}>
      <p>{kind === 'note' ? t('reachesNote', { tickets }) : t('reaches', { tickets, customers })}</p>
      {leftOut.length > 0 ? (
        <>
          <p className={styles.quiet}>{t('leftOut', { count: leftOut.length })}</p>
          <ul className={styles.left}>
            {leftOut.map(({ reason, ticket }) => (
              <li key={ticket.id}>
                <span className="figures">{ticket.number}</span> {reasonText(reason, locale)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

import type { Ticket } from '@zhike/contract/tickets'
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { answerTexts } from '../complaints/answers.texts.ts'
import { useAct } from '../frame/calls.ts'
import { keepDraft, readDraft, useDraft } from '../frame/drafts.ts'
import { useMay, useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { Attached } from '../pictures/attached.tsx'
import { PictureButton } from '../pictures/picture-button.tsx'
import { usePictures } from '../pictures/use-pictures.ts'
import { OfferLines } from '../promises/offers.tsx'
import { useOffers } from '../promises/use-offers.ts'
import styles from './composer.module.css'
import { foreseeMessage } from './messages.ts'
import { threadTexts } from './thread.texts.ts'

export type ComposerTab = 'public' | 'internal'
const tabs = ['public', 'internal'] as const
const draftOf = (id: string, tab: ComposerTab) => `ticket.${id}.${tab}`

/** A text that is put into the reply; another object is another text. */
export interface Insertion {
  readonly text: string
}

interface ComposerProps {
  readonly ticket: Ticket
  readonly tab: ComposerTab
  readonly onTab: (tab: ComposerTab) => void
  /** Grows whenever a key calls for the pen. */
  readonly calls: number
  readonly insertion: Insertion | undefined
}

/** Where one replies to the customer or notes something for colleagues. Nothing typed is lost. */
export function Composer({ ticket, tab, onTab, calls, insertion }: ComposerProps) {
  const t = useTexts(threadTexts)
  const c = useTexts(answerTexts)
  const me = useMe()
  const may = useMay()
  const { id } = ticket
  const [asAnswer, setAsAnswer] = useState(false)
  const answering = useRef<boolean>(false)
  const answer = useAct('complaints', 'answer')
  const [body, setBody] = useDraft(draftOf(id, tab))
  const [taken, take] = useState(insertion)
  if (insertion && insertion !== taken) {
    take(insertion)
    setBody([body.trimEnd(), insertion.text].filter((part) => part !== '').join('\n\n'))
  }
  const pictures = usePictures()
  const { files, attach, put } = pictures
  const sent = useRef<readonly File[]>([])
  const pen = useId()
  useEffect(() => {
    if (calls > 0) document.getElementById(pen)?.focus()
  }, [calls, pen])
  const offers = useOffers(id, tab === 'public' ? body : '')
  const say = useAct('tickets', 'addMessage', {
    done: (message) => {
      offers.sent(message)
      if (answering.current) answer.run({ ticketId: id, messageId: message.id, channel: 'console' })
    },
    foresee: (args, cache) =>
      foreseeMessage(cache, id, {
        body: args.body,
        visibility: args.visibility,
        author: { kind: 'staff', id: me.id, name: me.name },
        at: new Date().toISOString(),
      }),
    refused: ({ body: words, visibility }) => {
      const name = draftOf(id, visibility)
      if (readDraft(name) === '') keepDraft(name, words)
      if (visibility === tab) setBody(readDraft(name))
      put(sent.current)
    },
  })
  const send = () => {
    const words = body.trim()
    if (words === '') return
    sent.current = files
    answering.current = asAnswer && tab === 'public'
    offers.sending()
    setBody('')
    put([])
    setAsAnswer(false)
    say.run({ id, body: words, visibility: tab }, files.length > 0 ? { files } : {})
  }
  if (ticket.status === 'closed') return <p className={styles.closed}>{t('closedNoReply')}</p>
  return (
    <div className={styles.dock}>
      <div className={styles.composer} data-tab={tab}>
        <div className={styles.tabs} role="tablist" aria-label={t('write')}>
          {tabs.map((one) => (
            <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => onTab(one)}>
              {t(`tab_${one}`)}
            </button>
          ))}
          <span className={styles.who}>
            {tab === 'public' ? t('whoReads_public', { name: ticket.customer.name }) : t('whoReads_internal')}
          </span>
        </div>
        <Input.TextArea
          id={pen}
          variant="borderless"
          autoSize={{ minRows: 2, maxRows: 12 }}
          maxLength={20_000}
          aria-label={t(`tab_${tab}`)}
          placeholder={t(`placeholder_${tab}`)}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onPaste={(event) => event.clipboardData.files.length > 0 && attach([...event.clipboardData.files])}
          onKeyDown={(event) => {
            if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') send()
            if (event.key !== 'Escape') return
            // one Esc puts the pen down, the next closes the panel
            event.preventDefault()
            event.currentTarget.blur()
          }}
        />
        <OfferLines offers={offers} />
        <Attached pictures={pictures} />
        <div className={styles.foot}>
          <PictureButton onPick={attach} />
          {ticket.kind === 'complaint' && tab === 'public' && may('complaints.work') ? (
            <Checkbox checked={asAnswer} onChange={(event) => setAsAnswer(event.target.checked)}>
              {c('answerAs')}
            </Checkbox>
          ) : null}
          <span className={styles.hint}>{body === '' ? null : t('sendHint')}</span>
          <Button type="primary" disabled={body.trim() === ''} onClick={send}>
            {t(`send_${tab}`)}
          </Button>
        </div>
      </div>
    </div>
  )
}

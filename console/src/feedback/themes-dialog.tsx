import type { FeedbackTheme } from '@zhike/contract/feedback'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './feedback.module.css'
import { feedbackTexts } from './feedback.texts.ts'

/** The themes, their words and who sees to them; and what came of them. */
export function ThemesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(feedbackTexts)
  const [edited, setEdited] = useState<FeedbackTheme | 'new'>()
  const [told, setTold] = useState<FeedbackTheme>()
  const themes = useAnswer('feedbackThemes', 'list', {})
  const retire = useAct('feedbackThemes', 'retire')
  return (
    <Modal open title={t('themesTitle')} footer={null} onCancel={onClose} width={560}>
      <ul className={styles.themes}>
        {(themes.data?.items ?? []).map((theme) => (
          <li key={theme.id} className={styles.line}>
            <button type="button" className={styles.themeName} onClick={() => setEdited(theme)}>
              {theme.name}
            </button>
            <span className={styles.quiet}>{[theme.owner.name, ...theme.words].join(' · ')}</span>
            <Button size="small" type="link" onClick={() => setTold(theme)}>
              {t('tell')}
            </Button>
            <Button size="small" type="text" onClick={() => retire.run({ id: theme.id })}>
              {t('retire')}
            </Button>
          </li>
        ))}
      </ul>
      {edited === undefined ? (
        <Button onClick={() => setEdited('new')}>{t('addTheme')}</Button>
      ) : (
        <ThemeForm
          key={edited === 'new' ? 'new' : edited.id}
          theme={edited === 'new' ? undefined : edited}
          onDone={() => setEdited(undefined)}
        />
      )}
      {told ? <TellDialog theme={told} onClose={() => setTold(undefined)} /> : null}
    </Modal>
  )
}

interface FormProps {
  readonly theme: FeedbackTheme | undefined
  readonly onDone: () => void
}

function ThemeForm({ theme, onDone }: FormProps) {
  const t = useTexts(feedbackTexts)
  const [name, setName] = useState(theme?.name ?? '')
  const [words, setWords] = useState(theme?.words.join(' ') ?? '')
  const [owner, setOwner] = useState<FeedbackTheme['owner'] | null>(theme?.owner ?? null)
  const create = useAct('feedbackThemes', 'create')
  const update = useAct('feedbackThemes', 'update')
  const fields = { ...create.fields, ...update.fields }
  const save = () => {
    if (!owner) return
    const facts = { name, words: words.split(/[\s,，、]+/).filter(Boolean), ownerId: owner.id }
    if (theme) update.run({ id: theme.id, ...facts }, { done: onDone })
    else create.run(facts, { done: onDone })
  }
  return (
    <>
      <Fields>
        <Field label={t('themeName')} required error={fields.name}>
          {(id) => <Input id={id} maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />}
        </Field>
        <Field label={t('themeOwner')} required error={fields.ownerId}>
          {(id) => <StaffChoice id={id} label={t('themeOwner')} chosen={owner} onChoose={setOwner} />}
        </Field>
        <Field label={t('themeWords')} wide error={fields.words}>
          {(id) => (
            <Input
              id={id}
              value={words}
              placeholder={t('themeWordsExample')}
              onChange={({ target }) => setWords(target.value)}
            />
          )}
        </Field>
      </Fields>
      <Button
        type="primary"
        className={styles.save ?? ''}
        disabled={name.trim() === '' || owner === null}
        loading={create.busy || update.busy}
        onClick={save}
      >
        {t('save')}
      </Button>
    </>
  )
}

function TellDialog({ theme: { id }, onClose }: { readonly theme: FeedbackTheme; readonly onClose: () => void }) {
  const t = useTexts(feedbackTexts)
  const tellings = useAnswer('feedbackThemes', 'tellings', { id })
  const send = useAct('feedbackThemes', 'tell')
  const recipients = tellings.data?.recipients ?? 0
  const done = () => {
    tell(t('told'))
    onClose()
  }
  return (
    <WordsDialog
      title={t('tellTitle')}
      submit={t('send')}
      label={recipients > 0 ? t('tellTo', { count: recipients }) : t('tellNobody')}
      example={t('tellExample')}
      needed
      ready={recipients > 0}
      busy={send.busy}
      error={send.fields.body}
      onSubmit={(body) => send.run({ id, body }, { done })}
      onClose={onClose}
    />
  )
}

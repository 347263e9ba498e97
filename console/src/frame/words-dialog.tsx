import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { isBeside } from './beside.ts'
import { Field, Fields } from './field.tsx'
import { frameTexts } from './frame.texts.ts'
import { useTexts } from './texts.ts'

interface WordsDialogProps {
  readonly title: string
  readonly submit: string
  readonly label: string
  readonly example: string
  readonly initial?: string
  /** Whether at least two characters have to be said. */
  readonly needed?: boolean
  /** Whether what stands above is filled in. */
  readonly ready?: boolean
  readonly busy: boolean
  readonly error?: string | undefined
  readonly onSubmit: (words: string) => void
  readonly onClose: () => void
  /** What is asked above the words. */
  readonly children?: ReactNode
}

/** Asks for a few words, and what stands above them; Ctrl+Enter sends, Esc leaves unless something was typed. */
export function WordsDialog(props: WordsDialogProps) {
  const { title, submit, label, example, initial = '', needed = false, ready = true, busy, error, children } = props
  const t = useTexts(frameTexts)
  const [words, setWords] = useState(initial)
  const said = words.trim()
  const isReady = ready && (!needed || said.length >= 2)
  const send = () => {
    if (isReady && !busy) props.onSubmit(said)
  }
  return (
    <Modal
      open
      title={title}
      okText={submit}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: busy }}
      onOk={send}
      onCancel={(event) => {
        if (!isBeside(event) || words === initial) props.onClose()
      }}
      width={480}
    >
      <Fields>
        {children}
        <Field label={label} required={needed} wide error={error}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoFocus
              autoSize={{ minRows: 3, maxRows: 8 }}
              maxLength={2000}
              value={words}
              placeholder={example}
              onChange={(event) => setWords(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
              }}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}

import { type ComponentChildren, h, type TargetedEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Field } from '../frame/field.ts'
import { PicturePicker } from '../frame/picture-picker.ts'
import { useWords } from '../frame/reader.ts'
import { progressTexts } from './progress.texts.ts'
import type { ProgressActs } from './use-progress.ts'

/** What a customer may be writing. */
export type Answer = 'supplement' | 'reject'

interface AnsweringProps {
  readonly acts: ProgressActs
  readonly close: () => void
}

/** Adds words and pictures. */
export function Supplementing({ acts, close }: AnsweringProps) {
  const [pictures, setPictures] = useState<readonly File[]>([])
  return h(
    Writing,
    { about: 'add', busy: acts.busy, close, send: (body) => acts.supplement(body, pictures) },
    h(PicturePicker, { pictures, onChange: setPictures }),
  )
}

/** Asks why it is not solved. */
export function Rejecting({ acts, close }: AnsweringProps) {
  return h(Writing, { about: 'reason', busy: acts.busy, close, send: acts.reject })
}

interface WritingProps {
  readonly about: 'add' | 'reason'
  readonly busy: boolean
  readonly close: () => void
  /** True when it went well. */
  readonly send: (body: string) => Promise<boolean>
  readonly children?: ComponentChildren
}

/** A few words that are asked for, sent, and then out of the way. */
function Writing({ about, busy, close, send, children }: WritingProps) {
  const words = useWords(progressTexts)
  const [body, setBody] = useState('')
  const [wrong, setWrong] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'center' })
    form.current?.querySelector('textarea')?.focus()
  }, [])

  async function submit(event: TargetedEvent<HTMLFormElement>) {
    event.preventDefault()
    const text = body.trim()
    setWrong(text === '')
    if (text !== '' && (await send(text))) close()
  }

  return h(
    'form',
    { class: 'card writing', ref: form, noValidate: true, onSubmit: (event) => void submit(event) },
    h(Field, {
      name: `${about}-words`,
      label: words(`${about}Label`),
      value: body,
      change: setBody,
      placeholder: words(`${about}Hint`),
      maxLength: 20_000,
      rows: 4,
      wrong: wrong ? words('writeFirst') : undefined,
    }),
    children,
    h(
      'div',
      { class: 'pair' },
      h('button', { type: 'button', class: 'button quiet', onClick: close }, words('cancel')),
      h('button', { type: 'submit', class: 'button', disabled: busy }, words(busy ? 'sending' : `${about}Send`)),
    ),
  )
}

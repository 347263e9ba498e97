import type { PromiseSource } from '@zhike/contract/promises'
import { Segmented } from 'antd'
import { useState } from 'react'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { MomentField } from '../frame/time-fields.tsx'
import { wallTime } from '../frame/wall-time.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { ledgerTexts } from './promises.texts.ts'

/** What is promised by when; a source where somebody says where they said it. */
export interface Said {
  readonly words: string
  readonly dueAt: string
  readonly source: PromiseSource
}

interface PromiseDialogProps {
  readonly title: string
  readonly initial?: Omit<Said, 'source'>
  readonly asksSource?: boolean
  readonly busy?: boolean
  readonly refused?: Readonly<Record<string, string>>
  readonly onSubmit: (said: Said) => void
  readonly onClose: () => void
}

const sources = ['call', 'visit', 'chat', 'reply', 'other'] as const

/** Asks what is promised and by when. */
export function PromiseDialog(props: PromiseDialogProps) {
  const { title, initial, asksSource = false, busy = false, refused = {}, onSubmit, onClose } = props
  const t = useTexts(ledgerTexts)
  const [at, setAt] = useState(initial ? wallTime(new Date(initial.dueAt)) : '')
  const [source, setSource] = useState<PromiseSource>(asksSource ? 'call' : 'reply')
  return (
    <WordsDialog
      title={title}
      submit={t('save')}
      label={t('words')}
      example={t('wordsExample')}
      initial={initial?.words ?? ''}
      needed
      ready={at !== ''}
      busy={busy}
      error={refused.words}
      onSubmit={(words) => onSubmit({ words, dueAt: new Date(at).toISOString(), source })}
      onClose={onClose}
    >
      <Field label={t('due')} required wide error={refused.dueAt}>
        {(id) => <MomentField id={id} value={at} onChange={setAt} />}
      </Field>
      {asksSource ? (
        <Field label={t('source')} wide>
          {(id) => (
            <Segmented<PromiseSource>
              id={id}
              value={source}
              options={sources.map((value) => ({ value, label: t(`source.${value}`) }))}
              onChange={setSource}
            />
          )}
        </Field>
      ) : null}
    </WordsDialog>
  )
}

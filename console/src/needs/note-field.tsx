import { Input } from 'antd'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { needTexts } from './needs.texts.ts'

interface NoteProps {
  readonly note: string
  readonly example: string
  readonly error: string | undefined
  readonly onChange: (note: string) => void
  readonly onSend: () => void
}

/** A few words that may go with a step; Ctrl+Enter sends. */
export function NoteField({ note, example, error, onChange, onSend }: NoteProps) {
  const t = useTexts(needTexts)
  return (
    <Field label={t('note')} wide error={error}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={note}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder={example}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && onSend()}
        />
      )}
    </Field>
  )
}

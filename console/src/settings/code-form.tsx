import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { CodeInput } from '../frame/code-input.tsx'
import { fieldsOf, isHandledByForm, sentenceOf } from '../frame/errors.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './second-factor.module.css'
import { secondFactorTexts } from './second-factor.texts.ts'

interface CodeFormProps {
  /** What the code does. */
  readonly verb: string
  readonly danger?: boolean
  readonly act: { readonly busy: boolean; readonly failure: Error | null }
  readonly onCode: (code: string) => void
}

/** One code, and why it was refused right under it. */
export function CodeForm({ verb, danger = false, act, onCode }: CodeFormProps) {
  const t = useTexts(secondFactorTexts)
  const locale = useLocale()
  const id = useId()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onCode(code)
  }
  const refusal = isHandledByForm(act.failure) ? fieldsOf(act.failure).code : sentenceOf(act.failure, locale)
  const wrong = act.failure ? refusal : null
  return (
    <form className={styles.code} onSubmit={submit}>
      <label htmlFor={id}>{t('code')}</label>
      <div className={styles.row}>
        <CodeInput
          id={id}
          autoFocus
          required
          inputMode="text"
          value={code}
          {...(wrong ? { status: 'error' as const } : {})}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="primary" danger={danger} htmlType="submit" loading={act.busy}>
          {verb}
        </Button>
      </div>
      <p className={styles.wrong} role="alert">
        {wrong}
      </p>
    </form>
  )
}

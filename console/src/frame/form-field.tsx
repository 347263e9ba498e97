import { Form } from 'antd'
import type { ReactElement } from 'react'
import { frameTexts } from './frame.texts.ts'
import { useTexts } from './texts.ts'

interface FormFieldProps {
  readonly name: string
  readonly label: string
  readonly required?: boolean
  /** A sentence under the field. */
  readonly hint?: string
  /** What the server said of the fields, from `useAct(…).fields`. */
  readonly refused?: Readonly<Record<string, string>>
  readonly children: ReactElement
}

/** A field of a form, with what is wrong right under it. */
export function FormField({ name, label, required = false, hint, refused, children }: FormFieldProps) {
  const t = useTexts(frameTexts)
  const wrong = refused?.[name]
  return (
    <Form.Item
      name={name}
      label={label}
      rules={required ? [{ required: true, message: t('fillIn', { field: label }) }] : []}
      {...(hint ? { extra: hint } : {})}
      {...(wrong ? { validateStatus: 'error' as const, help: wrong } : {})}
    >
      {children}
    </Form.Item>
  )
}

import { h, type InputHTMLAttributes, type TargetedInputEvent } from 'preact'

interface FieldProps extends Pick<InputHTMLAttributes, 'type' | 'autoComplete' | 'placeholder' | 'maxLength'> {
  /** Also the id of the element, so that focus can be moved to what is wrong. */
  readonly name: string
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  /** What would be right, when it is wrong. */
  readonly wrong?: string | undefined
  /** More than one line, if given. */
  readonly rows?: number
}

/** A text field with its label above and what is wrong below. */
export function Field({ name, label, value, change, wrong, rows, ...attributes }: FieldProps) {
  const about = `${name}-wrong`
  const control = {
    ...attributes,
    id: name,
    name,
    value,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong === undefined ? undefined : about,
    onInput: (event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) => change(event.currentTarget.value),
  }
  return h(
    'div',
    { class: 'field' },
    h('label', { for: name }, label),
    rows === undefined ? h('input', control) : h('textarea', { ...control, rows }),
    wrong === undefined ? null : h('p', { class: 'wrong', id: about }, wrong),
  )
}

import { Input } from 'antd'
import type { Control } from './fact-line.tsx'

interface TextProps {
  readonly control: Control<string>
  readonly label: string
  readonly maxLength: number
  readonly placeholder?: string
}

/** A fact of words in one line. */
export function TextControl({ control: { value, set, save }, label, maxLength, placeholder }: TextProps) {
  return (
    <Input
      autoFocus
      aria-label={label}
      {...(placeholder ? { placeholder } : {})}
      maxLength={maxLength}
      value={value}
      onChange={(event) => set(event.target.value)}
      onPressEnter={() => save()}
    />
  )
}

import { type ReactNode, useId } from 'react'
import styles from './field.module.css'

interface FieldProps {
  readonly label: string
  /** What would be right here, when the server refused it. */
  readonly error?: string | undefined
  readonly hint?: string
  readonly required?: boolean
  /** Takes a whole line of `Fields`. */
  readonly wide?: boolean
  /** Gets the id that ties the label to the control. */
  readonly children: (id: string) => ReactNode
}

/** A label over its control, for what keeps its values itself; `FormField` is the same inside a form. */
export function Field({ label, error, hint, required = false, wide = false, children }: FieldProps) {
  const id = useId()
  return (
    <div className={styles.field} data-wide={wide || undefined}>
      <label className={styles.label} htmlFor={id} data-required={required || undefined}>
        {label}
      </label>
      {children(id)}
      {error ? (
        <span className={styles.error} role="alert">
          {error}
        </span>
      ) : hint ? (
        <span className={styles.hint}>{hint}</span>
      ) : null}
    </div>
  )
}

/** Fields in two columns, in one on a phone. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>
}

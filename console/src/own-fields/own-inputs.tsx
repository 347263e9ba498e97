import type { OwnField, OwnValue, OwnValues } from '@zhike/contract/own-fields'
import { Field } from '../frame/field.tsx'
import { useLocale } from '../frame/texts.ts'
import { nameIn } from './fields-of.ts'
import { OwnInput } from './own-input.tsx'

interface InputsProps {
  readonly fields: readonly OwnField[]
  readonly values: OwnValues
  /** What the server said of the fields, as `custom.<key>`. */
  readonly refused: Readonly<Record<string, string>>
  readonly onChange: (values: OwnValues) => void
}

/** Own fields in a form, for `Fields`; files come once the record is there. */
export function OwnInputs({ fields, values, refused, onChange }: InputsProps) {
  const locale = useLocale()
  return fields
    .filter(({ editable, type }) => editable && type !== 'file')
    .map((field) => (
      <Field
        key={field.id}
        label={nameIn(field, locale)}
        required={field.required}
        wide={field.limits.lines === 'many' || field.type === 'multi_choice'}
        error={refused[`custom.${field.key}`]}
        {...(field.help ? { hint: field.help } : {})}
      >
        {(id) => (
          <OwnInput
            id={id}
            field={field}
            value={values[field.key] ?? null}
            onChange={(value: OwnValue | null) => onChange({ ...values, [field.key]: value })}
          />
        )}
      </Field>
    ))
}

import type { OwnField } from '@zhike/contract/own-fields'
import { InputNumber, Select } from 'antd'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { definingTexts } from './defining.texts.ts'
import { type FieldDraft, limitsOf } from './field-draft.ts'

interface LimitProps {
  readonly draft: FieldDraft
  readonly refused: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<FieldDraft>) => void
}

type Limit = keyof OwnField['limits']

/** What values may be, as far as the type has it. */
export function LimitInputs({ draft, refused, onChange }: LimitProps) {
  const t = useTexts(definingTexts)
  const { limits, type } = draft
  const set = (limit: Limit, value: unknown) => {
    const { [limit]: _, ...rest } = limits
    onChange({ limits: value === null || value === undefined ? rest : { ...rest, [limit]: value } })
  }
  return limitsOf[type].map((limit) => (
    <Field key={limit} label={t(limit)} error={refused[`limits.${limit}`]}>
      {(id) => {
        if (limit === 'lines')
          return (
            <Select
              id={id}
              value={limits.lines ?? 'one'}
              options={(['one', 'many'] as const).map((value) => ({ value, label: t(`lines_${value}`) }))}
              onChange={(lines) => set('lines', lines)}
            />
          )
        if (limit === 'from' || limit === 'to')
          return (
            <DayField
              id={id}
              placeholder={t(limit)}
              value={limits[limit]}
              onChange={(day) => set(limit, day || null)}
            />
          )
        return <Amount id={id} limit={limit} draft={draft} onSet={set} />
      }}
    </Field>
  ))
}

const bounds = { maxLength: { min: 1, max: 5000 }, decimals: { min: 0, max: 6 }, min: {}, max: {} } as const

interface AmountProps {
  readonly id: string
  readonly limit: keyof typeof bounds
  readonly draft: FieldDraft
  readonly onSet: (limit: Limit, value: number | null) => void
}

/** Money is typed in yuan and kept in 分. */
function Amount({ id, limit, draft: { limits, type }, onSet }: AmountProps) {
  const by = type === 'money' ? 100 : 1
  const value = limits[limit]
  const isCount = limit === 'maxLength' || limit === 'decimals'
  return (
    <InputNumber<number>
      id={id}
      {...bounds[limit]}
      {...(isCount ? { precision: 0 } : {})}
      value={value === undefined ? null : value / by}
      style={{ width: '100%' }}
      onChange={(typed) => onSet(limit, typed === null ? null : by === 1 ? typed : Math.round(typed * by))}
    />
  )
}

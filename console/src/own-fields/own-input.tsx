import type { OwnField, OwnValue } from '@zhike/contract/own-fields'
import { Input, InputNumber } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Select } from '../frame/select.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { nameIn } from './fields-of.ts'
import { ownFieldTexts } from './own-fields.texts.ts'

interface InputProps {
  readonly field: OwnField
  readonly id?: string
  readonly value: OwnValue | null
  readonly onChange: (value: OwnValue | null) => void
  /** Enter, where it does nothing else. */
  readonly onEnter?: () => void
  readonly autoFocus?: boolean
}

/** What a value of an own field is typed or chosen with. */
export function OwnInput(props: InputProps) {
  const { field, id, value, onChange, onEnter, autoFocus = false } = props
  const t = useTexts(ownFieldTexts)
  const label = nameIn(field, useLocale())
  const named = { ...(id ? { id } : {}), 'aria-label': label, autoFocus }
  if (field.type === 'person') return <PersonInput {...props} label={label} />
  if (field.type === 'choice' || field.type === 'multi_choice') return <ChoiceInput {...props} label={label} />
  if (field.type === 'number' || field.type === 'money') return <NumberInput {...props} label={label} />
  if (field.type === 'date')
    return (
      <DayField
        id={id}
        label={label}
        value={typeof value === 'string' ? value : null}
        min={field.limits.from}
        max={field.limits.to}
        placeholder={t('date')}
        autoFocus={autoFocus}
        onChange={(day) => onChange(day || null)}
      />
    )
  const words = typeof value === 'string' ? value : ''
  const maxLength = field.limits.maxLength ?? 200
  return field.limits.lines === 'many' ? (
    <Input.TextArea
      {...named}
      value={words}
      maxLength={maxLength}
      autoSize={{ minRows: 2, maxRows: 8 }}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && onEnter?.()}
    />
  ) : (
    <Input
      {...named}
      value={words}
      maxLength={maxLength}
      onChange={(event) => onChange(event.target.value)}
      {...(onEnter ? { onPressEnter: onEnter } : {})}
    />
  )
}

interface LabelledProps extends InputProps {
  readonly label: string
}

function NumberInput({ field, id, label, value, onChange, onEnter, autoFocus = false }: LabelledProps) {
  const t = useTexts(ownFieldTexts)
  const by = field.type === 'money' ? 100 : 1
  const { min, max, decimals = 6 } = field.limits
  return (
    <InputNumber<number>
      {...(id ? { id } : {})}
      aria-label={label}
      autoFocus={autoFocus}
      inputMode="decimal"
      {...(min === undefined ? {} : { min: min / by })}
      {...(max === undefined ? {} : { max: max / by })}
      {...(field.type === 'money' ? { precision: 2, suffix: t('yuan') } : decimals === 0 ? { precision: 0 } : {})}
      value={typeof value === 'number' ? value / by : null}
      style={{ width: '100%' }}
      onChange={(typed) => onChange(typed === null ? null : by === 1 ? typed : Math.round(typed * by))}
      {...(onEnter ? { onPressEnter: onEnter } : {})}
    />
  )
}

function ChoiceInput({ field, id, label, value, onChange, autoFocus = false }: LabelledProps) {
  const t = useTexts(ownFieldTexts)
  const chosen = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  const options = field.choices
    .filter(({ code, retired }) => !retired || chosen.includes(code))
    .map(({ code, name, retired }) => ({ value: code, label: retired ? t('retiredChoice', { name }) : name }))
  const shared = {
    ...(id ? { id } : {}),
    'aria-label': label,
    autoFocus,
    options,
    allowClear: true,
    placeholder: t('choose'),
    showSearch: { optionFilterProp: 'label' },
    style: { width: '100%' },
  }
  return field.type === 'multi_choice' ? (
    <Select<string[]> {...shared} mode="multiple" value={chosen} onChange={(codes) => onChange(codes)} />
  ) : (
    <Select<string | null> {...shared} value={chosen[0] ?? null} onChange={(code) => onChange(code ?? null)} />
  )
}

function PersonInput({ id, label, value, onChange }: LabelledProps) {
  const t = useTexts(ownFieldTexts)
  const name = usePersonName(value)
  const chosen = typeof value === 'string' ? { id: value, name: name ?? t('colleagueGone') } : null
  return (
    <StaffChoice
      {...(id ? { id } : {})}
      label={label}
      chosen={chosen}
      placeholder={t('nobody')}
      clearable
      onChoose={(staff) => onChange(staff?.id ?? null)}
    />
  )
}

/** The name of the colleague that a value names. */
export function usePersonName(value: OwnValue | null): string | undefined {
  const may = useMay()
  const id = typeof value === 'string' && value !== '' && may('staff.read') ? value : undefined
  return useAnswer('staff', 'get', id === undefined ? undefined : { id }).data?.name
}

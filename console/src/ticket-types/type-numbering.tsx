import { type Numbering, numberOf } from '@zhike/contract/ticket-types'
import { Input, InputNumber, Select, Switch } from 'antd'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './ticket-types.module.css'
import { typeTexts } from './ticket-types.texts.ts'
import { today } from './today.ts'
import type { PartProps } from './type-draft.ts'

const first: Numbering = { prefix: 'WX', datePart: 'month', width: 4, reset: 'month' }

/** What tickets of the type are called, with the numbers that come of it. */
export function TypeNumbering({ draft: { numbering }, refused, onChange }: PartProps) {
  const t = useTexts(typeTexts)
  const change = (part: Partial<Numbering>) => onChange({ numbering: { ...(numbering ?? first), ...part } })
  return (
    <Fields>
      <Field label={t('ownNumbers')} hint={t('ownNumbersHint')} wide>
        {(id) => (
          <Switch
            id={id}
            className={styles.toggle ?? ''}
            checked={numbering !== null}
            onChange={(on) => onChange({ numbering: on ? first : null })}
          />
        )}
      </Field>
      {numbering ? <Rule numbering={numbering} refused={refused} onChange={change} /> : null}
    </Fields>
  )
}

interface RuleProps {
  readonly numbering: Numbering
  readonly refused: PartProps['refused']
  readonly onChange: (part: Partial<Numbering>) => void
}

const dates = ['none', 'year', 'month', 'day'] as const
const resets = ['never', 'year', 'month', 'day'] as const

function Rule({ numbering, refused, onChange }: RuleProps) {
  const t = useTexts(typeTexts)
  const { prefix, datePart, width, reset } = numbering
  // a count that began again within one date would repeat itself
  const allowed = resets.slice(0, dates.indexOf(datePart) + 1)
  return (
    <>
      <Field label={t('prefix')} required hint={t('prefixHint')} error={refused['numbering.prefix']}>
        {(id) => (
          <Input
            id={id}
            maxLength={8}
            value={prefix}
            onChange={({ target }) => onChange({ prefix: target.value.toUpperCase().replace(/[^A-Z0-9]/g, '') })}
          />
        )}
      </Field>
      <Field label={t('width')} error={refused['numbering.width']}>
        {(id) => (
          <InputNumber
            id={id}
            min={3}
            max={9}
            precision={0}
            value={width}
            style={{ width: '100%' }}
            onChange={(value) => onChange({ width: value ?? 4 })}
          />
        )}
      </Field>
      <Field label={t('datePart')}>
        {(id) => (
          <Select
            id={id}
            value={datePart}
            options={dates.map((value) => ({ value, label: t(`date_${value}`) }))}
            onChange={(chosen) =>
              onChange({
                datePart: chosen,
                reset:
                  resets.indexOf(reset) > dates.indexOf(chosen) ? (resets[dates.indexOf(chosen)] ?? 'never') : reset,
              })
            }
          />
        )}
      </Field>
      <Field label={t('reset')} error={refused['numbering.reset']}>
        {(id) => (
          <Select
            id={id}
            value={reset}
            options={allowed.map((value) => ({ value, label: t(`reset_${value}`) }))}
            onChange={(chosen) => onChange({ reset: chosen })}
          />
        )}
      </Field>
      <Field label={t('preview')} hint={t('previewHint')} wide>
        {(id) => (
          <output id={id} className={`${styles.preview} figures`}>
            {[1, 2, 3].map((count) => (
              <span key={count}>{numberOf({ ...numbering, prefix: prefix || '…' }, today(), count)}</span>
            ))}
          </output>
        )}
      </Field>
    </>
  )
}

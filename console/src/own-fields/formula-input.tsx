import { factNames, type OwnField, type OwnFieldKind } from '@zhike/contract/own-fields'
import { Input, Select } from 'antd'
import { useTexts } from '../frame/texts.ts'
import { definingTexts } from './defining.texts.ts'

interface FormulaProps {
  readonly id: string
  readonly kind: OwnFieldKind
  readonly fields: readonly OwnField[]
  readonly formula: string
  readonly onChange: (formula: string) => void
}

/** A formula with a list of what can stand in it. */
export function FormulaInput({ id, kind, fields, formula, onChange }: FormulaProps) {
  const t = useTexts(definingTexts)
  const options = [
    ...fields
      .filter(({ type }) => type !== 'person' && type !== 'file')
      .map(({ key, name, type }) => ({ value: `{${key}}`, label: `${name} · ${t(`type_${type}`)}` })),
    ...factNames[kind].map((name) => ({ value: `{fact.${name}}`, label: t(`fact_${name}`) })),
  ]
  return (
    <>
      <Input.TextArea
        id={id}
        value={formula}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        placeholder={t('formulaExample')}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <Select<string | null>
        aria-label={t('insert')}
        placeholder={t('insert')}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        style={{ width: '100%', marginBlockStart: 8 }}
        onChange={(word) => word && onChange(`${formula}${formula === '' || formula.endsWith(' ') ? '' : ' '}${word}`)}
      />
    </>
  )
}

import { InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { useTexts } from '../frame/texts.ts'
import { policyTexts } from './policies.texts.ts'

interface MinutesProps {
  readonly id: string
  readonly minutes: number | null
  readonly onChange: (minutes: number | null) => void
}

/** So many working minutes or hours; empty where nothing is promised. */
export function MinutesInput({ id, minutes, onChange }: MinutesProps) {
  const t = useTexts(policyTexts)
  const [unit, setUnit] = useState(() => (minutes === null || (minutes % 30 === 0 && minutes >= 60) ? 60 : 1))
  return (
    <Space.Compact block>
      <InputNumber
        id={id}
        min={0}
        value={minutes === null ? null : minutes / unit}
        placeholder={t('nothing')}
        style={{ flex: 1 }}
        onChange={(value) => onChange(value === null || value === 0 ? null : Math.max(1, Math.round(value * unit)))}
      />
      <Select
        aria-label={t('unit')}
        value={unit}
        style={{ width: 92 }}
        options={[
          { value: 1, label: t('minutes') },
          { value: 60, label: t('hours') },
        ]}
        onChange={(next) => {
          setUnit(next)
          // the number stays as it was typed
          if (minutes !== null) onChange(Math.max(1, Math.round((minutes / unit) * next)))
        }}
      />
    </Space.Compact>
  )
}

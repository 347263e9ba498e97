import { DeleteOutlined } from '@ant-design/icons'
import { type FlowNode, StepMode } from '@zhike/contract/approvals'
import { Button, Input, Select } from 'antd'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { ApproverChoice } from './approver-choice.tsx'
import styles from './flows.module.css'
import { flowTexts } from './flows.texts.ts'

interface StepEditorProps {
  readonly step: FlowNode
  readonly onChange: (step: FlowNode) => void
  readonly onRemove: (() => void) | undefined
}

/** A step: what it is called, who is asked, and how several decide. */
export function StepEditor({ step, onChange, onRemove }: StepEditorProps) {
  const t = useTexts(flowTexts)
  return (
    <div className={styles.step}>
      <Field label={t('stepName')}>
        {(id) => (
          <Input
            id={id}
            value={step.name}
            maxLength={40}
            onChange={(event) => onChange({ ...step, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('approvers')} error={step.approvers.length === 0 ? t('approversNone') : undefined}>
        {(id) => (
          <ApproverChoice
            id={id}
            label={t('approvers')}
            placeholder={t('approversNone')}
            chosen={step.approvers}
            onChoose={(approvers) => onChange({ ...step, approvers })}
          />
        )}
      </Field>
      <Field label={t('mode')}>
        {(id) => (
          <Select
            id={id}
            value={step.mode}
            options={StepMode.options.map((value) => ({ value, label: t(`mode_${value}`) }))}
            onChange={(mode) => onChange({ ...step, mode })}
          />
        )}
      </Field>
      {onRemove ? (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('removeStep')}
          onClick={onRemove}
        />
      ) : null}
    </div>
  )
}

import { ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import type { FlowBranch } from '@zhike/contract/approvals'
import { Button, Input, InputNumber, Select } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { ApproverChoice } from './approver-choice.tsx'
import { newStep } from './flow-draft.ts'
import styles from './flows.module.css'
import { flowTexts } from './flows.texts.ts'
import { StepEditor } from './step-editor.tsx'

interface WayEditorProps {
  readonly way: FlowBranch
  readonly isLast: boolean
  readonly onChange: (part: Partial<FlowBranch>) => void
  readonly onUp: (() => void) | undefined
  readonly onRemove: () => void
}

/** A way through a flow: when it is taken, and its steps. */
export function WayEditor({ way, isLast, onChange, onUp, onRemove }: WayEditorProps) {
  const t = useTexts(flowTexts)
  const changeStep = (place: number, step: FlowBranch['nodes'][number]) =>
    onChange({ nodes: way.nodes.map((one, at) => (at === place ? step : one)) })
  return (
    <section className={styles.way} aria-label={way.name}>
      <header className={styles.wayHead}>
        <Input
          aria-label={t('wayName')}
          value={way.name}
          maxLength={40}
          variant="borderless"
          className={styles.wayName ?? ''}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        {isLast ? <span className={styles.quiet}>{t('otherwise')}</span> : null}
        {onUp ? (
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined aria-hidden />}
            aria-label={t('moveUp')}
            onClick={onUp}
          />
        ) : null}
        {isLast ? null : (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('removeWay')}
            onClick={onRemove}
          />
        )}
      </header>
      {isLast ? null : <Conditions way={way} onChange={onChange} />}
      {way.nodes.map((step, place) => (
        <StepEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other identity than their place
          key={place}
          step={step}
          onChange={(next) => changeStep(place, next)}
          onRemove={
            way.nodes.length > 1 ? () => onChange({ nodes: way.nodes.filter((_, at) => at !== place) }) : undefined
          }
        />
      ))}
      <Button size="small" onClick={() => onChange({ nodes: [...way.nodes, newStep(t('head_1'))] })}>
        {t('addStep')}
      </Button>
      <Field label={t('copies')} wide>
        {(id) => (
          <ApproverChoice
            id={id}
            label={t('copies')}
            placeholder={t('copiesNone')}
            chosen={way.copies}
            onChoose={(copies) => onChange({ copies })}
          />
        )}
      </Field>
    </section>
  )
}

function Conditions({ way, onChange }: Pick<WayEditorProps, 'way' | 'onChange'>) {
  const t = useTexts(flowTexts)
  const departments = useAnswer('departments', 'list', {})
  return (
    <Fields>
      <Field label={t('upTo')} hint={t('upToHint')}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            precision={2}
            placeholder={t('anyAmount')}
            value={way.upToFen === null ? null : way.upToFen / 100}
            style={{ width: '100%' }}
            onChange={(yuan) => onChange({ upToFen: yuan === null ? null : Math.round(yuan * 100) })}
          />
        )}
      </Field>
      <Field label={t('departments')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            placeholder={t('allDepartments')}
            value={way.departmentIds}
            options={(departments.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(departmentIds: string[]) => onChange({ departmentIds })}
          />
        )}
      </Field>
    </Fields>
  )
}

import { CustomerKind, Stage } from '@zhike/contract/customers'
import { PoolBasis, type PoolRule } from '@zhike/contract/pool'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { Select } from '../frame/select.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { nameIn } from '../own-fields/fields-of.ts'
import { RulePreview } from './rule-preview.tsx'
import { ruleTexts } from './rules.texts.ts'

type Draft = Omit<PoolRule, 'id' | 'activeSince' | 'version'>

const empty: Draft = {
  name: '',
  basis: 'contact',
  field: null,
  days: 30,
  kind: null,
  stages: [],
  tiers: [],
  protectionDays: 15,
}

interface DialogProps {
  /** Undefined for a new one. */
  readonly rule: PoolRule | undefined
  readonly onClose: () => void
}

/** Makes or changes a rule; what it would do today is shown before it is saved. */
export function RuleDialog({ rule, onClose }: DialogProps) {
  const t = useTexts(ruleTexts)
  const [draft, setDraft] = useState<Draft>(() => draftOf(rule))
  const create = useAct('poolRules', 'create')
  const update = useAct('poolRules', 'update')
  const preview = useAct('poolRules', 'preview')
  const [found, setFound] = useState<Parameters<typeof RulePreview>[0]['preview']>()
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    if (!('name' in part)) setFound(undefined)
  }
  const isReady = draft.name.trim() !== '' && (draft.basis !== 'date' || draft.field !== null)
  const save = () => {
    if (rule) update.run({ id: rule.id, ...draft }, { ifMatch: rule.version, done: onClose })
    else create.run(draft, { done: onClose })
  }
  return (
    <Modal
      open
      title={rule ? t('edit') : t('add')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: create.busy || update.busy }}
      onOk={save}
      onCancel={onClose}
      width={600}
    >
      <RuleFields draft={draft} refused={{ ...create.fields, ...update.fields, ...preview.fields }} onChange={change} />
      {found ? (
        <RulePreview preview={found} />
      ) : (
        <Button
          disabled={draft.basis === 'date' && draft.field === null}
          loading={preview.busy}
          onClick={() => preview.run({ ...draft, name: draft.name || t('preview') }, { done: setFound })}
        >
          {t('previewAsk')}
        </Button>
      )}
    </Modal>
  )
}

const draftOf = (rule: PoolRule | undefined): Draft => {
  if (!rule) return empty
  const { id: _id, activeSince: _since, version: _version, ...draft } = rule
  return draft
}

interface FieldsProps {
  readonly draft: Draft
  readonly refused: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<Draft>) => void
}

function RuleFields({ draft, refused, onChange }: FieldsProps) {
  const t = useTexts(ruleTexts)
  return (
    <Fields>
      <Field label={t('name')} required wide error={refused.name}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            value={draft.name}
            maxLength={40}
            placeholder={t('nameExample')}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('basis')} error={refused.basis} hint={draft.basis === 'contact' ? t('basisHint') : ''}>
        {(id) => (
          <Select
            id={id}
            value={draft.basis}
            options={PoolBasis.options.map((value) => ({ value, label: t(`basis_${value}`) }))}
            onChange={(basis) => onChange({ basis, field: null })}
          />
        )}
      </Field>
      <DaysField label={t('days')} days={draft.days} error={refused.days} onChange={(days) => onChange({ days })} />
      {draft.basis === 'date' ? <DateField draft={draft} refused={refused} onChange={onChange} /> : null}
      <Whom draft={draft} onChange={onChange} />
      {draft.basis === 'unowned' ? null : (
        <DaysField
          label={t('protection')}
          hint={t('protectionHint')}
          days={draft.protectionDays}
          error={refused.protectionDays}
          onChange={(protectionDays) => onChange({ protectionDays })}
        />
      )}
    </Fields>
  )
}

/** Which own field of customers the date stands in. */
function DateField({ draft, refused, onChange }: FieldsProps) {
  const t = useTexts(ruleTexts)
  const locale = useLocale()
  const own = useAnswer('ownFields', 'list', { kind: 'customer' })
  const dates = own.data?.items.filter(({ type }) => type === 'date') ?? []
  return (
    <Field label={t('field')} required error={refused.field} hint={dates.length === 0 ? t('noFields') : ''}>
      {(id) => (
        <Select
          id={id}
          value={draft.field}
          options={dates.map((field) => ({ value: field.key, label: nameIn(field, locale) }))}
          onChange={(field) => onChange({ field })}
        />
      )}
    </Field>
  )
}

/** Whom the rule is for. */
function Whom({ draft, onChange }: Omit<FieldsProps, 'refused'>) {
  const t = useTexts(ruleTexts)
  const code = useTexts(codeTexts)
  const stages = Stage.options.filter((stage) => stage !== 'visitor')
  return (
    <>
      <Field label={t('kind')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t('everyone')}
            value={draft.kind}
            options={CustomerKind.options.map((value) => ({ value, label: code(`customer.${value}`) }))}
            onChange={(kind) => onChange({ kind: kind ?? null })}
          />
        )}
      </Field>
      <Field label={t('stages')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            placeholder={t('everyone')}
            value={draft.stages}
            options={stages.map((value) => ({ value, label: code(`stage.${value}`) }))}
            onChange={(chosen) => onChange({ stages: chosen })}
          />
        )}
      </Field>
      <Field label={t('tiers')}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            placeholder={t('tiersExample')}
            value={draft.tiers}
            onChange={(tiers: string[]) => onChange({ tiers })}
          />
        )}
      </Field>
    </>
  )
}

interface DaysProps {
  readonly label: string
  readonly hint?: string
  readonly days: number
  readonly error: string | undefined
  readonly onChange: (days: number) => void
}

function DaysField({ label, hint = '', days, error, onChange }: DaysProps) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(id) => (
        <InputNumber
          id={id}
          min={0}
          max={3650}
          precision={0}
          value={days}
          style={{ width: '100%' }}
          onChange={(value) => value !== null && onChange(value)}
        />
      )}
    </Field>
  )
}

import { type OwnField, type OwnFieldKind, OwnFieldType } from '@zhike/contract/own-fields'
import { AutoComplete, Checkbox, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { isHandledByForm, sentenceOf } from '../frame/errors.ts'
import { Field, Fields } from '../frame/field.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { ChoicesEditor } from './choices-editor.tsx'
import { definingTexts } from './defining.texts.ts'
import { draftOf, emptyField, type FieldDraft, hasChoices, previewOf, requestOf } from './field-draft.ts'
import { FieldRights } from './field-rights.tsx'
import { FormulaInput } from './formula-input.tsx'
import { LimitInputs } from './limit-inputs.tsx'
import styles from './own-fields-page.module.css'
import { OwnInput } from './own-input.tsx'
import { OwnInputs } from './own-inputs.tsx'

interface DialogProps {
  readonly kind: OwnFieldKind
  /** Undefined for a new one. */
  readonly field: OwnField | undefined
  /** The fields of the kind, for sections and formulas. */
  readonly fields: readonly OwnField[]
  readonly onClose: () => void
}

/** Makes or changes a field; beside it what people will see. */
export function FieldDialog({ kind, field, fields, onClose }: DialogProps) {
  const t = useTexts(definingTexts)
  const f = useTexts(frameTexts)
  const locale = useLocale()
  const [draft, setDraft] = useState<FieldDraft>(() => (field ? draftOf(field) : emptyField(kind)))
  const create = useAct('ownFields', 'create', { quiet: true })
  const update = useAct('ownFields', 'update', { quiet: true })
  const { busy, failure, fields: refused } = field ? update : create
  const change = (part: Partial<FieldDraft>) => setDraft({ ...draft, ...part })
  const isReady = draft.name.trim() !== ''
  const done = ({ name }: OwnField) => {
    if (!field) tell(t('created', { name }))
    onClose()
  }
  const save = () => {
    if (!isReady || busy) return
    if (field) update.run({ id: field.id, ...requestOf(draft) }, { ifMatch: field.version, done })
    else create.run({ kind, ...requestOf(draft) }, { done })
  }
  const sections = [...new Set(fields.map(({ section }) => section))].filter((section) => section !== '')
  const isFormula = draft.type === 'formula'
  const canBeUnique = draft.type === 'text' || draft.type === 'number'
  return (
    <Modal
      open
      title={field ? t('edit') : t('add')}
      width={860}
      okText={t('save')}
      cancelText={f('cancel')}
      okButtonProps={{ disabled: !isReady, loading: busy }}
      onOk={save}
      onCancel={onClose}
    >
      {failure && !isHandledByForm(failure) ? (
        <p className={styles.refused} role="alert">
          {sentenceOf(failure, locale)}
        </p>
      ) : null}
      <div className={styles.dialog}>
        <Fields>
          <Field label={t('name')} required error={refused.name}>
            {(id) => (
              <Input
                id={id}
                autoFocus
                value={draft.name}
                maxLength={40}
                onChange={(event) => change({ name: event.target.value })}
                onPressEnter={save}
              />
            )}
          </Field>
          <Field label={t('type')} error={refused.type}>
            {(id) => (
              <Select
                id={id}
                value={draft.type}
                options={OwnFieldType.options.map((value) => ({ value, label: t(`type_${value}`) }))}
                onChange={(type) => change({ type, defaultValue: null })}
              />
            )}
          </Field>
          {hasChoices(draft.type) ? (
            <Field label={t('choices')} wide error={refused.choices}>
              {(id) => <ChoicesEditor id={id} choices={draft.choices} onChange={(choices) => change({ choices })} />}
            </Field>
          ) : null}
          {isFormula ? (
            <Field label={t('formula')} wide required error={refused.formula} hint={t('formulaHint')}>
              {(id) => (
                <FormulaInput
                  id={id}
                  kind={kind}
                  fields={fields.filter((one) => one.id !== field?.id)}
                  formula={draft.formula}
                  onChange={(formula) => change({ formula })}
                />
              )}
            </Field>
          ) : null}
          <LimitInputs draft={draft} refused={refused} onChange={change} />
          <div className={styles.checks}>
            {isFormula ? null : (
              <Checkbox checked={draft.required} onChange={(event) => change({ required: event.target.checked })}>
                {t('required')}
              </Checkbox>
            )}
            {canBeUnique ? (
              <Checkbox checked={draft.unique} onChange={(event) => change({ unique: event.target.checked })}>
                {t('unique')}
              </Checkbox>
            ) : null}
            {refused.unique ? <span role="alert">{refused.unique}</span> : null}
          </div>
          {isFormula || (draft.unique && canBeUnique) ? null : (
            <Field label={t('defaultValue')} error={refused.defaultValue}>
              {(id) => (
                <OwnInput
                  id={id}
                  field={{ ...previewOf(draft), name: t('defaultValue'), nameEn: null }}
                  value={draft.defaultValue}
                  onChange={(defaultValue) => change({ defaultValue })}
                />
              )}
            </Field>
          )}
          <Field label={t('section')} error={refused.section}>
            {(id) => (
              <AutoComplete
                id={id}
                value={draft.section}
                maxLength={40}
                placeholder={t('sectionExample')}
                options={sections.map((value) => ({ value }))}
                onChange={(section: string) => change({ section })}
              />
            )}
          </Field>
          <Field label={t('help')} wide error={refused.help}>
            {(id) => (
              <Input
                id={id}
                value={draft.help}
                maxLength={300}
                placeholder={t('helpExample')}
                onChange={(event) => change({ help: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('nameEn')} error={refused.nameEn}>
            {(id) => (
              <Input
                id={id}
                value={draft.nameEn ?? ''}
                maxLength={60}
                onChange={(event) => change({ nameEn: event.target.value })}
              />
            )}
          </Field>
          <FieldRights draft={draft} refused={refused} onChange={change} />
        </Fields>
        <Preview draft={draft} />
      </div>
    </Modal>
  )
}

function Preview({ draft }: { readonly draft: FieldDraft }) {
  const t = useTexts(definingTexts)
  const [values, setValues] = useState({})
  const field = { ...previewOf(draft), name: draft.name || t('unnamed') }
  return (
    <aside className={styles.preview}>
      <h3>{t('preview')}</h3>
      {field.type === 'formula' ? (
        <p>{t('previewFormula', { name: field.name })}</p>
      ) : (
        <OwnInputs
          fields={[field]}
          values={{ ...(draft.defaultValue === null ? {} : { preview: draft.defaultValue }), ...values }}
          refused={{}}
          onChange={setValues}
        />
      )}
    </aside>
  )
}

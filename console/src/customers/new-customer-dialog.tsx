import { Link } from '@tanstack/react-router'
import { CustomerKind, Stage } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Input, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import { Likely } from '../duplicates/likely.tsx'
import { useAct } from '../frame/calls.ts'
import type { AnswerOf } from '../frame/client.ts'
import { isHandledByForm, sentenceOf } from '../frame/errors.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useMay } from '../frame/me.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { defaultsOf, fieldsFor } from '../own-fields/fields-of.ts'
import { OwnInputs } from '../own-fields/own-inputs.tsx'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import { ContactsEditor } from './contacts-editor.tsx'
import { type CustomerDraft, emptyCustomer, requestOf, typedFor } from './customer-draft.ts'
import { Existing } from './existing.tsx'
import { MoreFacts } from './more-facts.tsx'
import styles from './new-customer.module.css'
import { newCustomerTexts } from './new-customer.texts.ts'
import { TagsChoice } from './tags-line.tsx'

interface DialogProps {
  readonly onClose: () => void
  readonly onOpen: (id: string) => void
}
type Created = AnswerOf<'customers', 'create'>

/** Puts a person or an organisation into the archive. One that is there already is shown instead. */
export function NewCustomerDialog({ onClose, onOpen }: DialogProps) {
  const t = useTexts(newCustomerTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const may = useMay()
  const [typed, setDraft] = useState(emptyCustomer)
  const all = useOwnFields('customer') ?? []
  const fields = fieldsFor(all, typed.kind)
  const draft = { ...typed, custom: { ...defaultsOf(fields), ...typed.custom } }
  const [showsMore, showMore] = useState(false)
  const [doubtful, setDoubtful] = useState<Created>()
  const create = useAct('customers', 'create', { quiet: true })
  const change = (part: Partial<CustomerDraft>) => setDraft({ ...draft, ...part })
  const isReady = draft.name.trim() !== ''
  const save = () => {
    if (!isReady || create.busy) return
    const done = (created: Created) => {
      if (created.possibleDuplicates.length > 0) return setDoubtful(created)
      tell(t('created', { name: created.name }))
      onOpen(created.id)
    }
    create.run(requestOf(draft, fields), { done })
  }
  if (doubtful) return <Doubt created={doubtful} onOpen={onOpen} onClose={onClose} />
  return (
    <Modal
      open
      title={t('title')}
      width={640}
      okText={t('create')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: create.busy }}
      onOk={save}
      onCancel={onClose}
    >
      {create.failure && !isHandledByForm(create.failure) ? (
        <p className={styles.refused} role="alert">
          {sentenceOf(create.failure, locale)}
          <Existing failure={create.failure} />
        </p>
      ) : null}
      <Segmented
        block
        aria-label={t('kind')}
        value={draft.kind}
        options={CustomerKind.options.map((value) => ({ value, label: code(`customer.${value}`) }))}
        onChange={(kind) => change({ kind })}
        className={styles.kind ?? ''}
      />
      <Fields>
        <Field label={t(`name_${draft.kind}`)} required wide error={create.fields.name}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              value={draft.name}
              maxLength={100}
              onChange={(event) => change({ name: event.target.value })}
              onPressEnter={save}
            />
          )}
        </Field>
        <ContactsEditor draft={draft} refused={create.fields} onChange={(contacts) => change({ contacts })} />
        <Field label={t('tags')} wide error={create.fields.tags}>
          {(id) => (
            <TagsChoice id={id} label={t('tags')} known words={draft.tags} onChange={(tags) => change({ tags })} />
          )}
        </Field>
        <Field label={t('stage')}>
          {(id) => (
            <Select
              id={id}
              value={draft.stage}
              options={Stage.options
                .filter((value) => value !== 'visitor')
                .map((value) => ({ value, label: code(`stage.${value}`) }))}
              onChange={(stage) => change({ stage })}
            />
          )}
        </Field>
        {may('customers.assign') ? (
          <Field label={t('owner')} error={create.fields.ownerId}>
            {(id) => (
              <StaffChoice
                id={id}
                label={t('owner')}
                chosen={draft.owner}
                clearable
                onChoose={(owner) => change({ owner })}
              />
            )}
          </Field>
        ) : null}
        <OwnInputs
          fields={fields.filter((field) => field.required || showsMore || create.fields[`custom.${field.key}`])}
          values={draft.custom}
          refused={create.fields}
          onChange={(custom) => change({ custom })}
        />
        {showsMore ? <MoreFacts draft={draft} refused={create.fields} onChange={change} /> : null}
      </Fields>
      <Likely typed={typedFor(draft)} />
      <Button type="link" className={styles.more ?? ''} aria-expanded={showsMore} onClick={() => showMore(!showsMore)}>
        {showsMore ? t('less') : t('more')}
      </Button>
    </Modal>
  )
}

interface DoubtProps {
  readonly created: Created
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}

/** The same contact is in the archive under another name: perhaps a family, perhaps the same person twice. */
function Doubt({ created, onOpen, onClose }: DoubtProps) {
  const t = useTexts(newCustomerTexts)
  return (
    <Modal
      open
      title={t('doubtTitle', { name: created.name })}
      okText={t('openNew')}
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={() => onOpen(created.id)}
      onCancel={onClose}
    >
      <p>{t('doubt')}</p>
      <ul className={styles.doubts}>
        {created.possibleDuplicates.map((other) => (
          <li key={other.id}>
            <Link to="/customers/$id" params={{ id: other.id }}>
              {other.name}
            </Link>
            <span className="figures">{other.number}</span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

import { channelNames, Priority, TicketKind } from '@zhike/contract/tickets'
import type { PromisePolicy } from '@zhike/contract/time-promises'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import forms from '../settings/forms.module.css'
import { MinutesInput } from './minutes-input.tsx'
import { policyTexts } from './policies.texts.ts'
import { promiseTexts } from './time-promises.texts.ts'

type Draft = Omit<PromisePolicy, 'id' | 'replacesId' | 'replayedAt' | 'publishedAt' | 'version'>

const empty: Draft = {
  name: '',
  kinds: [],
  priorities: [],
  tiers: [],
  channels: [],
  firstResponse: 240,
  nextUpdate: null,
  resolution: 1350,
  calendarId: null,
  warnPercent: 75,
}

interface DialogProps {
  readonly draft?: PromisePolicy
  /** In whose place a new draft comes. */
  readonly replaced?: PromisePolicy
  readonly onClose: () => void
}

/** Drafts a policy or changes a draft; nothing is promised by it until it is published. */
export function PolicyDialog({ draft, replaced, onClose }: DialogProps) {
  const t = useTexts(policyTexts)
  const [facts, setFacts] = useState<Draft>(() => factsOf(draft ?? replaced))
  const create = useAct('promisePolicies', 'create', { done: () => tell(t('drafted')) })
  const update = useAct('promisePolicies', 'update', { done: () => tell(t('saved')) })
  const change = (part: Partial<Draft>) => setFacts({ ...facts, ...part })
  const save = () => {
    if (draft) update.run({ id: draft.id, ...facts }, { ifMatch: draft.version, done: onClose })
    else create.run({ ...facts, replacesId: replaced?.id ?? null }, { done: onClose })
  }
  const refused = { ...create.fields, ...update.fields }
  return (
    <Modal
      open
      title={draft ? t('edit') : replaced ? t('redraftOf', { name: replaced.name }) : t('add')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: facts.name.trim() === '', loading: create.busy || update.busy }}
      onOk={save}
      onCancel={onClose}
      width={640}
    >
      <Fields>
        <Field label={t('name')} required wide error={refused.name}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={40}
              value={facts.name}
              placeholder={t('nameExample')}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <Whom facts={facts} onChange={change} />
        <Times facts={facts} refused={refused} onChange={change} />
      </Fields>
    </Modal>
  )
}

function factsOf(policy: PromisePolicy | undefined): Draft {
  if (!policy) return empty
  const {
    id: _id,
    replacesId: _replaced,
    replayedAt: _replayed,
    publishedAt: _published,
    version: _v,
    ...facts
  } = policy
  return facts
}

interface PartProps {
  readonly facts: Draft
  readonly onChange: (part: Partial<Draft>) => void
}

/** For which tickets: what is left empty is meant for all. */
function Whom({ facts, onChange }: PartProps) {
  const t = useTexts(policyTexts)
  const code = useTexts(codeTexts)
  const choices = [
    {
      field: 'kinds',
      label: t('kinds'),
      options: TicketKind.options.map((value) => ({ value, label: code(`kind.${value}`) })),
    },
    {
      field: 'priorities',
      label: t('priorities'),
      options: Priority.options.map((value) => ({ value, label: code(`priority.${value}`) })),
    },
    {
      field: 'channels',
      label: t('channels'),
      options: channelNames.map((value) => ({ value, label: code(`channel.${value}`) })),
    },
  ] as const
  return (
    <>
      {choices.map(({ field, label, options }) => (
        <Field key={field} label={label}>
          {(id) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              placeholder={t('all')}
              value={[...facts[field]]}
              options={[...options]}
              onChange={(chosen) => onChange({ [field]: chosen })}
            />
          )}
        </Field>
      ))}
      <Tiers chosen={facts.tiers} onChange={(tiers) => onChange({ tiers })} />
    </>
  )
}

interface TiersProps {
  readonly chosen: readonly string[]
  readonly onChange: (tiers: string[]) => void
}

/** The tiers that customers have; nobody has one before the company values its customers. */
function Tiers({ chosen, onChange }: TiersProps) {
  const t = useTexts(policyTexts)
  const counts = useAnswer('customers', 'count', { by: 'tier' })
  const known = (counts.data?.items ?? []).flatMap(({ value }) => value ?? [])
  const offered = [...new Set([...known, ...chosen])]
  return (
    <Field label={t('tiers')}>
      {(id) =>
        counts.data && offered.length === 0 ? (
          <span id={id} className={forms.quiet}>
            {t('noTiers')}
          </span>
        ) : (
          <Select<string[]>
            id={id}
            mode="multiple"
            loading={!counts.data && !counts.error}
            placeholder={t('all')}
            value={[...chosen]}
            options={offered.map((value) => ({ value, label: value }))}
            onChange={onChange}
          />
        )
      }
    </Field>
  )
}

function Times({ facts, refused, onChange }: PartProps & { readonly refused: Readonly<Record<string, string>> }) {
  const t = useTexts(policyTexts)
  const p = useTexts(promiseTexts)
  const calendars = useAnswer('calendars', 'list', {})
  const targets = [
    { field: 'firstResponse', label: p('target_first_response'), hint: t('firstHint') },
    { field: 'nextUpdate', label: p('target_next_update'), hint: t('nextHint') },
    { field: 'resolution', label: p('target_resolution'), hint: t('resolutionHint') },
  ] as const
  const company = calendars.data?.items.find((calendar) => calendar.company)
  return (
    <>
      {targets.map(({ field, label, hint }) => (
        <Field key={field} label={label} hint={hint} error={refused[field]}>
          {(id) => (
            <MinutesInput id={id} minutes={facts[field]} onChange={(minutes) => onChange({ [field]: minutes })} />
          )}
        </Field>
      ))}
      <Field label={t('warn')} hint={t('warnHint')} error={refused.warnPercent}>
        {(id) => (
          <InputNumber
            id={id}
            min={10}
            max={99}
            precision={0}
            value={facts.warnPercent}
            style={{ width: '100%' }}
            onChange={(value) => onChange({ warnPercent: value ?? 75 })}
          />
        )}
      </Field>
      <Field label={t('calendar')} error={refused.calendarId}>
        {(id) => (
          <Select
            id={id}
            value={facts.calendarId ?? company?.id ?? null}
            options={(calendars.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(chosen) => onChange({ calendarId: chosen === company?.id ? null : chosen })}
          />
        )}
      </Field>
    </>
  )
}

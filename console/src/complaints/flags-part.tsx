import { type Complaint, LiableParty } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { Select } from '../frame/select.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { PartBox, type PartProps } from './part.tsx'

/** Who asks about it from outside, and who is liable. */
export function FlagsPart({ file, mayWork }: PartProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const [editing, setEditing] = useState(false)
  const { regulator, regulatorDueOn, media, liability } = file
  return (
    <PartBox
      title={t('flags')}
      none={t('flagsNone')}
      isEmpty={regulator === null && media === null && liability === null}
      deeds={mayWork ? [{ name: t('flagsEdit'), run: () => setEditing(true) }] : []}
    >
      {regulator === null ? null : (
        <li className={styles.line}>
          <span className={styles.words}>
            <Tag tone="broken">{t('flag_regulator')}</Tag>{' '}
            {regulatorDueOn === null ? regulator : t('regulatorBy', { name: regulator, day: regulatorDueOn })}
          </span>
        </li>
      )}
      {media === null ? null : (
        <li className={styles.line}>
          <span className={styles.words}>
            <Tag tone="broken">{t('flag_media')}</Tag> {media}
          </span>
        </li>
      )}
      {liability === null ? null : (
        <li className={styles.line}>
          <span className={styles.words}>
            {t('liability')} {code(`party.${liability.party}`)}
          </span>
          <span className={styles.quiet}>{liability.note}</span>
        </li>
      )}
      {editing ? <FlagsDialog file={file} onClose={() => setEditing(false)} /> : null}
    </PartBox>
  )
}

function FlagsDialog({ file, onClose }: { readonly file: Complaint; readonly onClose: () => void }) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const [regulator, setRegulator] = useState(file.regulator ?? '')
  const [due, setDue] = useState(file.regulatorDueOn ?? '')
  const [media, setMedia] = useState(file.media ?? '')
  const [party, setParty] = useState(file.liability?.party ?? null)
  const update = useAct('complaints', 'update')
  const orNull = (words: string) => (words.trim() === '' ? null : words.trim())
  const send = (note: string) =>
    update.run(
      {
        ticketId: file.ticketId,
        regulator: orNull(regulator),
        regulatorDueOn: orNull(due),
        media: orNull(media),
        liability: party === null ? null : { party, departmentId: file.liability?.departmentId ?? null, note },
      },
      { done: onClose },
    )
  return (
    <WordsDialog
      title={t('flags')}
      submit={t('save')}
      label={t('liabilityNote')}
      example=""
      initial={file.liability?.note ?? ''}
      busy={update.busy}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label={t('regulator')} error={update.fields.regulator}>
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            placeholder={t('regulatorExample')}
            value={regulator}
            onChange={(event) => setRegulator(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('regulatorDue')} error={update.fields.regulatorDueOn}>
        {(id) => <DayField id={id} value={due} onChange={setDue} />}
      </Field>
      <Field label={t('media')} wide error={update.fields.media}>
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            placeholder={t('mediaExample')}
            value={media}
            onChange={(event) => setMedia(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('liability')} wide>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t('liabilityNone')}
            value={party}
            options={LiableParty.options.map((value) => ({ value, label: code(`party.${value}`) }))}
            onChange={(next) => setParty(next ?? null)}
          />
        )}
      </Field>
    </WordsDialog>
  )
}

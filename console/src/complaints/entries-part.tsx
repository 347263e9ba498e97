import { EntryKind } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { Button, Input, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { Pictures } from '../frame/pictures.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { PartBox, type PartProps } from './part.tsx'

/** Facts, evidence and interviews. */
export function EntriesPart({ file, mayWork }: PartProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const frame = useTexts(frameTexts)
  const [adding, setAdding] = useState(false)
  const remove = useAct('complaints', 'removeEntry')
  const { ticketId, entries } = file
  return (
    <PartBox
      part="entries"
      title={t('entries')}
      none={t('entriesNone')}
      isEmpty={entries.length === 0}
      deeds={mayWork ? [{ name: t('add'), run: () => setAdding(true) }] : []}
    >
      {entries.map((entry) => (
        <li key={entry.id} className={styles.line}>
          <span className={styles.words}>
            <Tag>{code(`entry.${entry.kind}`)}</Tag> {entry.text}
          </span>
          <Pictures base={`tickets/${ticketId}`} files={entry.files} />
          <span className={styles.quiet}>
            {[entry.source, entry.by.name].filter(Boolean).join(' · ')} <Time at={entry.at} />
            {mayWork ? (
              <Popconfirm
                title={t('removeEntrySure')}
                okText={t('remove')}
                cancelText={frame('cancel')}
                onConfirm={() => remove.run({ ticketId, entryId: entry.id })}
              >
                <Button size="small" type="link">
                  {t('remove')}
                </Button>
              </Popconfirm>
            ) : null}
          </span>
        </li>
      ))}
      {adding ? <EntryDialog ticketId={ticketId} onClose={() => setAdding(false)} /> : null}
    </PartBox>
  )
}

interface DialogProps {
  readonly ticketId: string
  readonly onClose: () => void
}

function EntryDialog({ ticketId, onClose }: DialogProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const [kind, setKind] = useState<EntryKind>('fact')
  const [source, setSource] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const add = useAct('complaints', 'addEntry')
  const send = (text: string) =>
    add.run({ ticketId, kind, text, source }, { done: onClose, ...(files.length > 0 ? { files } : {}) })
  return (
    <WordsDialog
      title={t('entryTitle')}
      submit={t('save')}
      label={t('entryText')}
      example={t('entryExample')}
      needed
      busy={add.busy}
      error={add.fields.text}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label={t('entryKind')}>
        {() => (
          <Segmented
            aria-label={t('entryKind')}
            value={kind}
            options={EntryKind.options.map((value) => ({ value, label: code(`entry.${value}`) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={t('entrySource')}>
        {(id) => <Input id={id} maxLength={200} value={source} onChange={(event) => setSource(event.target.value)} />}
      </Field>
      <Field label={t('entryPictures')} wide hint={files.map(({ name }) => name).join('、')}>
        {(id) => (
          <>
            <input
              id={id}
              type="file"
              accept="image/*"
              multiple
              hidden
              onChange={(event) => setFiles([...(event.target.files ?? [])].slice(0, 5))}
            />
            <Button onClick={() => document.getElementById(id)?.click()}>{t('entryChoose')}</Button>
          </>
        )}
      </Field>
    </WordsDialog>
  )
}

import { type Entry, EntryKind } from '@zhike/contract/complaints'
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
import { PictureField } from '../pictures/picture-field.tsx'
import { usePictures } from '../pictures/use-pictures.ts'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { PartBox, type PartProps } from './part.tsx'

/** Facts, evidence and interviews. */
export function EntriesPart({ file, mayWork }: PartProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const frame = useTexts(frameTexts)
  const [editing, setEditing] = useState<Entry | 'new'>()
  const remove = useAct('complaints', 'removeEntry')
  const { ticketId, entries } = file
  return (
    <PartBox
      part="entries"
      title={t('entries')}
      none={t('entriesNone')}
      isEmpty={entries.length === 0}
      deeds={mayWork ? [{ name: t('add'), run: () => setEditing('new') }] : []}
    >
      {entries.map((entry) => (
        <li key={entry.id} className={styles.line}>
          <span className={styles.words}>
            <Tag>{code(`entry.${entry.kind}`)}</Tag> {entry.text}
          </span>
          <Pictures base={`tickets/${ticketId}`} files={entry.files} />
          <span className={styles.quiet}>
            {[entry.source, entry.by.name].filter(Boolean).join(' · ')} <Time at={entry.at} />{' '}
            {entry.editedAt ? (
              <>
                {t('entryEdited', { name: entry.editedBy?.name ?? '' })} <Time at={entry.editedAt} />
              </>
            ) : null}
            {mayWork ? (
              <>
                <Button size="small" type="link" onClick={() => setEditing(entry)}>
                  {t('change')}
                </Button>
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
              </>
            ) : null}
          </span>
        </li>
      ))}
      {editing ? (
        <EntryDialog
          ticketId={ticketId}
          entry={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </PartBox>
  )
}

interface DialogProps {
  readonly ticketId: string
  readonly entry: Entry | undefined
  readonly onClose: () => void
}

/** Adds a record, or words one anew; pictures are added to those that it has. */
function EntryDialog({ ticketId, entry, onClose }: DialogProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const [kind, setKind] = useState<EntryKind>(entry?.kind ?? 'fact')
  const [source, setSource] = useState(entry?.source ?? '')
  const pictures = usePictures()
  const { files } = pictures
  const add = useAct('complaints', 'addEntry')
  const update = useAct('complaints', 'updateEntry')
  const act = entry ? update : add
  const send = (text: string) => {
    const said = { ticketId, kind, text, source }
    const sent = { done: onClose, ...(files.length > 0 ? { files } : {}) }
    if (entry) update.run({ ...said, entryId: entry.id }, sent)
    else add.run(said, sent)
  }
  return (
    <WordsDialog
      title={t(entry ? 'entryChange' : 'entryTitle')}
      submit={t('save')}
      label={t('entryText')}
      example={t('entryExample')}
      needed
      initial={entry?.text ?? ''}
      busy={act.busy}
      error={act.fields.text}
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
      <PictureField pictures={pictures} />
    </WordsDialog>
  )
}

import { type Measure, MeasureKind } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useMay } from '../frame/me.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { DayField } from '../frame/time-fields.tsx'
import { offerUndo } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { PartBox, type PartProps } from './part.tsx'

/** What is done about it, by whom and by when. */
export function MeasuresPart({ file: { ticketId, measures }, mayWork }: PartProps) {
  const t = useTexts(complaintTexts)
  const may = useMay()
  const [editing, setEditing] = useState<Measure | 'new'>()
  const [done, setDone] = useState<Measure>()
  return (
    <PartBox
      part="measures"
      title={t('measures')}
      none={t('measuresNone')}
      isEmpty={measures.length === 0}
      deeds={mayWork ? [{ name: t('add'), run: () => setEditing('new') }] : []}
    >
      {measures.map((measure) => (
        <MeasureLine
          key={measure.id}
          ticketId={ticketId}
          measure={measure}
          onEdit={mayWork ? () => setEditing(measure) : undefined}
          onDone={may('complaints.work') ? () => setDone(measure) : undefined}
        />
      ))}
      {editing ? (
        <MeasureDialog
          ticketId={ticketId}
          measure={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
      {done === undefined ? null : (
        <FinishDialog ticketId={ticketId} measure={done} onClose={() => setDone(undefined)} />
      )}
    </PartBox>
  )
}

interface LineProps {
  readonly ticketId: string
  readonly measure: Measure
  readonly onEdit: (() => void) | undefined
  readonly onDone: (() => void) | undefined
}

function MeasureLine({ ticketId, measure, onEdit, onDone }: LineProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const { kind, text, owner, dueOn, doneAt, doneBy, result } = measure
  const isLate = doneAt === null && dueOn !== null && dueOn < new Date().toLocaleDateString('sv')
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <Tag>{code(`measure.${kind}`)}</Tag> {text}
      </span>
      {result ? <span className={styles.said}>{result}</span> : null}
      <span className={styles.quiet}>
        {[owner?.name, dueOn].filter(Boolean).join(' · ')}{' '}
        {doneAt ? (
          <>
            <Tag tone="good">{t('measureDone')}</Tag> {doneBy?.name} <Time at={doneAt} />
          </>
        ) : null}
        {isLate ? <Tag tone="broken">{t('overdue')}</Tag> : null}
        {doneAt === null && onDone ? (
          <Button size="small" type="link" onClick={onDone}>
            {t('measureFinish')}
          </Button>
        ) : null}
        {doneAt === null && onEdit ? (
          <>
            <Button size="small" type="link" onClick={onEdit}>
              {t('change')}
            </Button>
            <RemoveButton ticketId={ticketId} measure={measure} />
          </>
        ) : null}
      </span>
    </li>
  )
}

/** Takes a measure back at once, and puts it there again when that was a slip. */
function RemoveButton({
  ticketId,
  measure: { id, kind, text, owner, dueOn },
}: Pick<LineProps, 'ticketId' | 'measure'>) {
  const t = useTexts(complaintTexts)
  const add = useAct('complaints', 'addMeasure')
  const again = () => add.run({ ticketId, kind, text, ownerId: owner?.id ?? null, dueOn })
  const remove = useAct('complaints', 'removeMeasure', { done: () => offerUndo(t('measureRemoved'), again) })
  return (
    <Button size="small" type="link" onClick={() => remove.run({ ticketId, measureId: id })}>
      {t('remove')}
    </Button>
  )
}

interface DialogProps {
  readonly ticketId: string
  readonly onClose: () => void
}

/** Adds what is done, or changes it until it is. */
function MeasureDialog({ ticketId, measure, onClose }: DialogProps & { readonly measure: Measure | undefined }) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const [kind, setKind] = useState<Measure['kind']>(measure?.kind ?? 'corrective')
  const [owner, setOwner] = useState<{ readonly id: string; readonly name: string } | null>(measure?.owner ?? null)
  const [dueOn, setDueOn] = useState(measure?.dueOn ?? '')
  const add = useAct('complaints', 'addMeasure')
  const update = useAct('complaints', 'updateMeasure')
  const act = measure ? update : add
  const send = (text: string) => {
    const said = { ticketId, kind, text, ownerId: owner?.id ?? null, dueOn: dueOn === '' ? null : dueOn }
    if (measure) update.run({ ...said, measureId: measure.id }, { done: onClose })
    else add.run(said, { done: onClose })
  }
  return (
    <WordsDialog
      title={t(measure ? 'measureChange' : 'measureTitle')}
      submit={t('save')}
      label={t('measureText')}
      example={t('measureExample')}
      initial={measure?.text ?? ''}
      needed
      busy={act.busy}
      error={act.fields.text}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label={t('measureKind')} wide>
        {() => (
          <Segmented
            aria-label={t('measureKind')}
            value={kind}
            options={MeasureKind.options.map((value) => ({ value, label: code(`measure.${value}`) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={t('measureOwner')} error={act.fields.ownerId}>
        {(id) => (
          <StaffChoice
            id={id}
            label={t('measureOwner')}
            may="complaints.work"
            chosen={owner}
            clearable
            onChoose={setOwner}
          />
        )}
      </Field>
      <Field label={t('measureDue')} error={act.fields.dueOn}>
        {(id) => <DayField id={id} value={dueOn} onChange={setDueOn} />}
      </Field>
    </WordsDialog>
  )
}

function FinishDialog({ ticketId, measure, onClose }: DialogProps & { readonly measure: Measure }) {
  const t = useTexts(complaintTexts)
  const finish = useAct('complaints', 'finishMeasure')
  return (
    <WordsDialog
      title={measure.text}
      submit={t('measureFinish')}
      label={t('measureResult')}
      example={t('measureResultExample')}
      busy={finish.busy}
      onSubmit={(result) => finish.run({ ticketId, measureId: measure.id, result }, { done: onClose })}
      onClose={onClose}
    />
  )
}

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
import { DayField } from '../frame/time-fields.tsx'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { PartBox, type PartProps } from './part.tsx'

/** What is done about it, by whom and by when. */
export function MeasuresPart({ file: { ticketId, measures }, mayWork }: PartProps) {
  const t = useTexts(complaintTexts)
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [done, setDone] = useState<Measure>()
  return (
    <PartBox
      title={t('measures')}
      none={t('measuresNone')}
      isEmpty={measures.length === 0}
      deeds={mayWork ? [{ name: t('add'), run: () => setAdding(true) }] : []}
    >
      {measures.map((measure) => (
        <MeasureLine
          key={measure.id}
          measure={measure}
          onDone={may('complaints.work') ? () => setDone(measure) : undefined}
        />
      ))}
      {adding ? <MeasureDialog ticketId={ticketId} onClose={() => setAdding(false)} /> : null}
      {done === undefined ? null : (
        <FinishDialog ticketId={ticketId} measure={done} onClose={() => setDone(undefined)} />
      )}
    </PartBox>
  )
}

function MeasureLine({ measure, onDone }: { readonly measure: Measure; readonly onDone: (() => void) | undefined }) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const { kind, text, owner, dueOn, doneAt, result } = measure
  const isLate = doneAt === null && dueOn !== null && dueOn < new Date().toLocaleDateString('sv')
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <Tag>{code(`measure.${kind}`)}</Tag> {text}
      </span>
      {result ? <span className={styles.said}>{result}</span> : null}
      <span className={styles.quiet}>
        {[owner?.name, dueOn].filter(Boolean).join(' · ')} {doneAt ? <Tag tone="good">{t('measureDone')}</Tag> : null}
        {isLate ? <Tag tone="broken">{t('overdue')}</Tag> : null}
        {doneAt === null && onDone ? (
          <Button size="small" type="link" onClick={onDone}>
            {t('measureFinish')}
          </Button>
        ) : null}
      </span>
    </li>
  )
}

interface DialogProps {
  readonly ticketId: string
  readonly onClose: () => void
}

function MeasureDialog({ ticketId, onClose }: DialogProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const [kind, setKind] = useState<Measure['kind']>('corrective')
  const [owner, setOwner] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [dueOn, setDueOn] = useState('')
  const add = useAct('complaints', 'addMeasure')
  const send = (text: string) =>
    add.run({ ticketId, kind, text, ownerId: owner?.id ?? null, dueOn: dueOn === '' ? null : dueOn }, { done: onClose })
  return (
    <WordsDialog
      title={t('measureTitle')}
      submit={t('save')}
      label={t('measureText')}
      example={t('measureExample')}
      needed
      busy={add.busy}
      error={add.fields.text}
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
      <Field label={t('measureOwner')} error={add.fields.ownerId}>
        {(id) => <StaffChoice id={id} label={t('measureOwner')} chosen={owner} clearable onChoose={setOwner} />}
      </Field>
      <Field label={t('measureDue')} error={add.fields.dueOn}>
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

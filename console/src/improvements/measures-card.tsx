import type { Improvement, ImprovementMeasure } from '@zhike/contract/improvements'
import { improvementCodes } from '@zhike/contract/improvements/codes'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { Card } from '../frame/page.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './improvements.module.css'
import { improvementTexts } from './improvements.texts.ts'

export interface PartProps {
  readonly improvement: Improvement
  readonly mayWork: boolean
}

/** What is done about it, by whom and by when, and by what it is seen to be done. */
export function MeasuresCard({ improvement: { id, state, measures, owner }, mayWork }: PartProps) {
  const t = useTexts(improvementTexts)
  const [adding, setAdding] = useState(false)
  const [done, setDone] = useState<ImprovementMeasure>()
  const finish = useAct('improvements', 'finishMeasure')
  const isOpen = state === 'planned' || state === 'under_way'
  return (
    <Card
      title={t('measures')}
      aside={
        mayWork && isOpen ? (
          <Button size="small" type="link" onClick={() => setAdding(true)}>
            {t('addMeasure')}
          </Button>
        ) : null
      }
    >
      {measures.length === 0 ? <p className={styles.quiet}>{t('measuresNone')}</p> : null}
      <ul className={styles.lines}>
        {measures.map((measure) => (
          <MeasureLine key={measure.id} measure={measure} onDone={mayWork ? () => setDone(measure) : undefined} />
        ))}
      </ul>
      {adding ? <MeasureDialog id={id} owner={owner} onClose={() => setAdding(false)} /> : null}
      {done ? (
        <WordsDialog
          title={done.text}
          submit={t('finish')}
          label={t('evidence')}
          example={t('evidenceExample')}
          needed
          busy={finish.busy}
          error={finish.fields.evidence}
          onSubmit={(evidence) => finish.run({ id, measureId: done.id, evidence }, { done: () => setDone(undefined) })}
          onClose={() => setDone(undefined)}
        />
      ) : null}
    </Card>
  )
}

interface LineProps {
  readonly measure: ImprovementMeasure
  readonly onDone: (() => void) | undefined
}

function MeasureLine({ measure: { kind, text, owner, dueOn, isLate, doneAt, doneBy, evidence }, onDone }: LineProps) {
  const t = useTexts(improvementTexts)
  const code = useTexts(improvementCodes)
  return (
    <li className={styles.line}>
      <span>
        <Tag>{code(`measure.${kind}`)}</Tag> {text}
        {evidence ? <span className={styles.evidence}>{evidence}</span> : null}
      </span>
      <span className={styles.quiet}>
        {doneAt ? (
          <Tag tone="good">{t('doneBy', { name: doneBy?.name ?? '' })}</Tag>
        ) : (
          <>
            {owner.name} <span className="figures">{dueOn}</span>{' '}
            {isLate ? <Tag tone="broken">{t('lateMark')}</Tag> : null}
            {onDone ? (
              <Button size="small" type="link" onClick={onDone}>
                {t('finish')}
              </Button>
            ) : null}
          </>
        )}
      </span>
    </li>
  )
}

interface DialogProps {
  readonly id: string
  readonly owner: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

function MeasureDialog({ id, owner: first, onClose }: DialogProps) {
  const t = useTexts(improvementTexts)
  const code = useTexts(improvementCodes)
  const [kind, setKind] = useState<ImprovementMeasure['kind']>('corrective')
  const [owner, setOwner] = useState<DialogProps['owner'] | null>(first)
  const [dueOn, setDueOn] = useState('')
  const add = useAct('improvements', 'addMeasure')
  const send = (text: string) =>
    add.run({ id, kind, text, ...(owner ? { ownerId: owner.id } : {}), ...(dueOn ? { dueOn } : {}) }, { done: onClose })
  return (
    <WordsDialog
      title={t('addMeasure')}
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
            options={(['corrective', 'preventive'] as const).map((value) => ({
              value,
              label: code(`measure.${value}`),
            }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={t('owner')} error={add.fields.ownerId}>
        {(field) => <StaffChoice id={field} label={t('owner')} chosen={owner} onChoose={setOwner} />}
      </Field>
      <Field label={t('due')} error={add.fields.dueOn}>
        {(field) => <DayField id={field} value={dueOn} onChange={setDueOn} />}
      </Field>
    </WordsDialog>
  )
}

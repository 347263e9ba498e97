import type { Improvement, ImprovementMeasure } from '@zhike/contract/improvements'
import { improvementCodes } from '@zhike/contract/improvements/codes'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './improvements.module.css'
import { improvementTexts } from './improvements.texts.ts'
import { MeasureDialog } from './measure-dialog.tsx'

export interface PartProps {
  readonly improvement: Improvement
  readonly mayWork: boolean
}

/** What is done about it, by whom and by when, and by what it is seen to be done. */
export function MeasuresCard({ improvement }: Pick<PartProps, 'improvement'>) {
  const { id, state, measures, owner, editable } = improvement
  const me = useMe()
  const may = useMay()
  const t = useTexts(improvementTexts)
  const [editing, setEditing] = useState<ImprovementMeasure | 'new'>()
  const [done, setDone] = useState<ImprovementMeasure>()
  const finish = useAct('improvements', 'finishMeasure')
  const isOpen = state === 'planned' || state === 'under_way'
  return (
    <Card
      title={t('measures')}
      aside={
        editable && isOpen ? (
          <Button size="small" type="link" onClick={() => setEditing('new')}>
            {t('addMeasure')}
          </Button>
        ) : null
      }
    >
      {measures.length === 0 ? <p className={styles.quiet}>{t('measuresNone')}</p> : null}
      <ul className={styles.lines}>
        {measures.map((measure) => (
          <MeasureLine
            key={measure.id}
            id={id}
            measure={measure}
            onDone={
              editable || (may('improvements.work') && measure.owner.id === me.id) ? () => setDone(measure) : undefined
            }
            onEdit={editable ? () => setEditing(measure) : undefined}
          />
        ))}
      </ul>
      {editing ? (
        <MeasureDialog
          id={id}
          {...(editing === 'new' ? {} : { measure: editing })}
          owner={owner}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
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
  readonly id: string
  readonly measure: ImprovementMeasure
  readonly onDone: (() => void) | undefined
  readonly onEdit: (() => void) | undefined
}

function MeasureLine({ id, measure, onDone, onEdit }: LineProps) {
  const { kind, text, owner, dueOn, isLate, doneAt, doneBy, evidence } = measure
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
            {onEdit ? (
              <Button size="small" type="link" onClick={onEdit}>
                {t('change')}
              </Button>
            ) : null}
            {onEdit ? <RemoveButton id={id} measure={measure} /> : null}
          </>
        )}
      </span>
    </li>
  )
}

/** Takes a measure back at once, and puts it there again when that was a slip. */
function RemoveButton({ id, measure: { id: measureId, kind, text, owner, dueOn } }: Pick<LineProps, 'id' | 'measure'>) {
  const t = useTexts(improvementTexts)
  const add = useAct('improvements', 'addMeasure')
  const again = () => add.run({ id, kind, text, ownerId: owner.id, dueOn })
  const remove = useAct('improvements', 'removeMeasure', { done: () => offerUndo(t('measureRemoved'), again) })
  return (
    <Button size="small" type="link" onClick={() => remove.run({ id, measureId })}>
      {t('remove')}
    </Button>
  )
}

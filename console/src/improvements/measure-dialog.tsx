import type { ImprovementMeasure } from '@zhike/contract/improvements'
import { improvementCodes } from '@zhike/contract/improvements/codes'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { improvementTexts } from './improvements.texts.ts'

interface DialogProps {
  readonly id: string
  /** The one that is changed; a new one without. */
  readonly measure?: ImprovementMeasure
  /** Whose it is unless somebody else is chosen. */
  readonly owner: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Adds or changes what is done, by whom and by when. */
export function MeasureDialog({ id, measure, owner: usual, onClose }: DialogProps) {
  const t = useTexts(improvementTexts)
  const code = useTexts(improvementCodes)
  const [kind, setKind] = useState<ImprovementMeasure['kind']>(measure?.kind ?? 'corrective')
  const [owner, setOwner] = useState<DialogProps['owner'] | null>(measure?.owner ?? usual)
  const [dueOn, setDueOn] = useState(measure?.dueOn ?? '')
  const add = useAct('improvements', 'addMeasure', { done: onClose })
  const update = useAct('improvements', 'updateMeasure', { done: onClose })
  const act = measure ? update : add
  const send = (text: string) => {
    const said = { id, kind, text, ...(owner ? { ownerId: owner.id } : {}), ...(dueOn ? { dueOn } : {}) }
    if (measure) update.run({ ...said, measureId: measure.id })
    else add.run(said)
  }
  return (
    <WordsDialog
      title={t(measure ? 'editMeasure' : 'addMeasure')}
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
            options={(['corrective', 'preventive'] as const).map((value) => ({
              value,
              label: code(`measure.${value}`),
            }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={t('owner')} error={act.fields.ownerId}>
        {(field) => <StaffChoice id={field} label={t('owner')} chosen={owner} onChoose={setOwner} />}
      </Field>
      <Field label={t('due')} hint={measure ? '' : t('dueUsual')} error={act.fields.dueOn}>
        {(field) => <DayField id={field} value={dueOn} onChange={setDueOn} />}
      </Field>
    </WordsDialog>
  )
}

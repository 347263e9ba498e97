import type { Improvement, Sameness } from '@zhike/contract/improvements'
import { Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { type About, AboutFields } from './about-fields.tsx'
import { improvementTexts } from './improvements.texts.ts'
import { SamenessFields } from './sameness-fields.tsx'

interface DialogProps {
  readonly improvement: Improvement
  readonly onClose: () => void
}

/** Changes what an improvement is about; refused when somebody else changed it meanwhile. */
export function EditDialog({ improvement, onClose }: DialogProps) {
  const t = useTexts(improvementTexts)
  const frame = useTexts(frameTexts)
  const { id, version } = improvement
  const [about, setAbout] = useState<About>(improvement)
  const [dueOn, setDueOn] = useState(improvement.dueOn)
  const { categoryName: _, productName, ...same } = improvement.same
  const [sameness, setSameness] = useState<Sameness>(same)
  const update = useAct('improvements', 'update', { done: onClose })
  const isReady = about.title.trim() !== '' && about.owner !== null
  const save = () => {
    const { title, cause, causeKind, owner } = about
    if (isReady && owner)
      update.run({ id, title, cause, causeKind, ownerId: owner.id, dueOn, same: sameness }, { ifMatch: version })
  }
  return (
    <Modal
      open
      title={t('edit')}
      okText={t('save')}
      cancelText={frame('cancel')}
      okButtonProps={{ disabled: !isReady, loading: update.busy }}
      onOk={save}
      onCancel={onClose}
      width={560}
    >
      <Fields>
        <AboutFields
          about={about}
          refused={update.fields}
          clearable={false}
          onChange={(part) => setAbout({ ...about, ...part })}
          onEnter={save}
        />
        <Field label={t('due')} error={update.fields.dueOn}>
          {(field) => <DayField id={field} value={dueOn} onChange={(day) => setDueOn(day || null)} />}
        </Field>
        <SamenessFields
          same={sameness}
          productName={productName}
          refused={update.fields.same}
          onChange={(part) => setSameness({ ...sameness, ...part })}
        />
      </Fields>
    </Modal>
  )
}

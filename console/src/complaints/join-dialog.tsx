import { Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { useSettled } from '../frame/settled.ts'
import { useTexts } from '../frame/texts.ts'
import { openingTexts } from '../improvements/opening.texts.ts'

interface DialogProps {
  readonly ticketId: string
  /** Improvements that it stands under already. */
  readonly but: readonly string[]
  readonly onClose: () => void
}

/** Puts a complaint under an improvement that is there already. */
export function JoinDialog({ ticketId, but, onClose }: DialogProps) {
  const t = useTexts(openingTexts)
  const frame = useTexts(frameTexts)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const search = useSettled(typed.trim(), 200)
  const found = useAnswer('improvements', 'list', { limit: 20, ...(search ? { search } : {}) })
  const add = useAct('improvements', 'addComplaints', { done: onClose })
  const options = (found.data?.items ?? [])
    .filter(({ id }) => !but.includes(id))
    .map(({ id, number, title }) => ({ value: id, label: title, title: `${number} ${title}` }))
  return (
    <Modal
      open
      title={t('join')}
      okText={t('join')}
      cancelText={frame('cancel')}
      okButtonProps={{ disabled: chosen === null, loading: add.busy }}
      onOk={() => chosen && add.run({ id: chosen, ticketIds: [ticketId] })}
      onCancel={onClose}
      width={480}
    >
      <Fields>
        <Field label={t('ofComplaint')} wide error={add.fields.ticketIds}>
          {(field) => (
            <Select
              id={field}
              autoFocus
              value={chosen}
              options={options}
              optionRender={({ data }) => data.title}
              loading={found.isFetching}
              showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
              placeholder={t('joinExample')}
              notFoundContent={t('joinNone')}
              onChange={setChosen}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}

import type { Improvement } from '@zhike/contract/improvements'
import { Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { useSettled } from '../frame/settled.ts'
import { useTexts } from '../frame/texts.ts'
import { improvementTexts } from './improvements.texts.ts'

interface DialogProps {
  readonly improvement: Improvement
  readonly onClose: () => void
}

/** Finds complaints in sight by number, words or customer, and puts them under an improvement. */
export function AddComplaintsDialog({ improvement: { id, complaints }, onClose }: DialogProps) {
  const t = useTexts(improvementTexts)
  const frame = useTexts(frameTexts)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<readonly { readonly value: string }[]>([])
  const search = useSettled(typed.trim(), 200)
  const found = useAnswer('complaints', 'list', { limit: 20, ...(search ? { search } : {}) })
  const add = useAct('improvements', 'addComplaints', { done: onClose })
  const known = new Set(complaints.map(({ ticketId }) => ticketId))
  const options = (found.data?.items ?? [])
    .filter(({ ticketId }) => !known.has(ticketId))
    .map(({ ticketId, number, title, customer }) => ({
      value: ticketId,
      label: title,
      title: `${number} ${title} · ${customer.name}`,
    }))
  return (
    <Modal
      open
      title={t('addComplaints')}
      okText={t('addComplaints')}
      cancelText={frame('cancel')}
      okButtonProps={{ disabled: chosen.length === 0, loading: add.busy }}
      onOk={() => add.run({ id, ticketIds: chosen.map(({ value }) => value) })}
      onCancel={onClose}
      width={520}
    >
      <Fields>
        <Field label={t('complaints')} wide error={add.fields.ticketIds}>
          {(field) => (
            <Select
              id={field}
              mode="multiple"
              labelInValue
              autoFocus
              value={[...chosen]}
              options={options}
              optionRender={({ data }) => data.title}
              loading={found.isFetching}
              showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
              placeholder={t('findComplaints')}
              notFoundContent={t('complaintsNone')}
              onChange={setChosen}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}

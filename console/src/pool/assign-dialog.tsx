import type { Customer } from '@zhike/contract/customers'
import { Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { poolTexts } from './pool.texts.ts'

interface AssignProps {
  readonly customer: Pick<Customer, 'id' | 'name'>
  readonly onClose: () => void
}

/** Gives a customer in the pool to a colleague. */
export function AssignDialog({ customer: { id, name }, onClose }: AssignProps) {
  const t = useTexts(poolTexts)
  const [staff, setStaff] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const assign = useAct('pool', 'assign')
  const send = () => {
    if (!staff) return
    const done = () => {
      tell(t('assigned', { name, staff: staff.name }))
      onClose()
    }
    assign.run({ id, staffId: staff.id }, { done })
  }
  return (
    <Modal
      open
      title={t('assignTitle', { name })}
      okText={t('assign')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !staff, loading: assign.busy }}
      onOk={send}
      onCancel={onClose}
      width={400}
    >
      <StaffChoice label={t('choose')} placeholder={t('choose')} chosen={staff} onChoose={setStaff} />
    </Modal>
  )
}

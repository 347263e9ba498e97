import type { ApprovalDelegation } from '@zhike/contract/approvals'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useMe } from '../frame/me.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { MomentField } from '../frame/time-fields.tsx'
import { tell } from '../frame/toasts.ts'
import styles from './approvals.module.css'
import { approvalTexts } from './approvals.texts.ts'

/** Who decides for me; the button says it while somebody does. */
export function DeputyButton() {
  const t = useTexts(approvalTexts)
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  const delegations = useAnswer('approvalDelegations', 'list', {})
  const items = delegations.data?.items ?? []
  const given = items.find(({ staff }) => staff.id === me.id)
  const received = items.filter(({ deputy }) => deputy.id === me.id)
  return (
    <>
      {received.map(({ id, staff }) => (
        <span key={id} className={styles.quiet}>
          {t('deputyFor', { name: staff.name })}
        </span>
      ))}
      <Button onClick={() => setOpen(true)}>{given ? t('deputyIs', { name: given.deputy.name }) : t('deputy')}</Button>
      {isOpen ? <DeputyDialog given={given} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

interface DialogProps {
  readonly given: ApprovalDelegation | undefined
  readonly onClose: () => void
}

function DeputyDialog({ given, onClose }: DialogProps) {
  const t = useTexts(approvalTexts)
  const me = useMe()
  const [deputy, setDeputy] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [until, setUntil] = useState('')
  const create = useAct('approvalDelegations', 'create')
  const revoke = useAct('approvalDelegations', 'revoke')
  const save = () => {
    if (!deputy) return
    const done = () => {
      tell(t('deputySet', { name: deputy.name }))
      onClose()
    }
    create.run({ deputyId: deputy.id, until: until === '' ? null : new Date(until).toISOString() }, { done })
  }
  const end = (id: string) => {
    const done = () => {
      tell(t('deputyEnded'))
      onClose()
    }
    revoke.run({ id }, { done })
  }
  return (
    <Modal
      open
      title={t('deputyTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: deputy === null, loading: create.busy }}
      onOk={save}
      onCancel={onClose}
      width={480}
    >
      {given ? (
        <p className={styles.given}>
          <span>
            {t('deputyIs', { name: given.deputy.name })} {given.until ? <Time at={given.until} /> : null}
          </span>
          <Button size="small" loading={revoke.busy} onClick={() => end(given.id)}>
            {t('deputyEnd')}
          </Button>
        </p>
      ) : null}
      <Fields>
        <Field label={t('who')} hint={t('deputyHint')} wide error={create.fields.deputyId}>
          {(id) => (
            <StaffChoice
              id={id}
              label={t('who')}
              chosen={deputy}
              may="approvals.join"
              without={[me.id]}
              placeholder={t('chooseWho')}
              onChoose={setDeputy}
            />
          )}
        </Field>
        <Field label={t('deputyUntil')} hint={t('deputyForever')} wide error={create.fields.until}>
          {(id) => <MomentField id={id} value={until} onChange={setUntil} />}
        </Field>
      </Fields>
    </Modal>
  )
}

import type { Approval } from '@zhike/contract/approvals'
import { Modal, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useMe } from '../frame/me.ts'
import { PeopleChoice } from '../frame/people-choice.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { approvalTexts } from './approvals.texts.ts'

interface DialogProps {
  readonly approval: Approval
  readonly onClose: () => void
}

/** Whom the server would not let the viewer have decide: the applicant, and who is asked in the open step. */
function useAsked({ applicant, steps }: Approval): readonly string[] {
  const me = useMe()
  const open = steps.find(({ state }) => state === 'open')?.tasks ?? []
  const asked = open.filter(({ state }) => state !== 'transferred' && state !== 'dropped')
  return [me.id, applicant.id, ...asked.map(({ staff }) => staff.id)]
}

/** Hands the decision to a colleague. */
export function TransferDialog({ approval, onClose }: DialogProps) {
  const { id } = approval
  const without = useAsked(approval)
  const t = useTexts(approvalTexts)
  const [staff, setStaff] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const transfer = useAct('approvals', 'transfer')
  const send = (comment: string) => {
    if (!staff) return
    const done = () => {
      tell(t('transferred', { name: staff.name }))
      onClose()
    }
    transfer.run({ id, staffId: staff.id, comment }, { done })
  }
  return (
    <WordsDialog
      title={t('transferTitle')}
      submit={t('transfer')}
      label={t('comment')}
      example={t('commentExample')}
      ready={staff !== null}
      busy={transfer.busy}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label={t('who')} required wide error={transfer.fields.staffId}>
        {(field) => (
          <StaffChoice
            id={field}
            label={t('who')}
            chosen={staff}
            may="approvals.join"
            without={without}
            placeholder={t('chooseWho')}
            onChoose={setStaff}
          />
        )}
      </Field>
    </WordsDialog>
  )
}

/** Has colleagues decide before or after the open step. */
export function AddSignersDialog({ approval, onClose }: DialogProps) {
  const { id } = approval
  const without = useAsked(approval)
  const t = useTexts(approvalTexts)
  const [staffIds, setStaffIds] = useState<readonly string[]>([])
  const [when, setWhen] = useState<'before' | 'after'>('before')
  const add = useAct('approvals', 'addSigners')
  const done = () => {
    tell(t('added'))
    onClose()
  }
  return (
    <WordsDialog
      title={t('addTitle')}
      submit={t('addSigners')}
      label={t('comment')}
      example={t('commentExample')}
      ready={staffIds.length > 0}
      busy={add.busy}
      onSubmit={(comment) => add.run({ id, staffIds: [...staffIds], when, comment }, { done })}
      onClose={onClose}
    >
      <Field label={t('who')} required wide error={add.fields.staffIds}>
        {(field) => (
          <PeopleChoice
            id={field}
            label={t('who')}
            chosen={staffIds}
            may="approvals.join"
            without={without}
            onChoose={setStaffIds}
          />
        )}
      </Field>
      <Field label={t('when')} wide>
        {() => (
          <Segmented
            aria-label={t('when')}
            value={when}
            options={(['before', 'after'] as const).map((value) => ({ value, label: t(`when_${value}`) }))}
            onChange={setWhen}
          />
        )}
      </Field>
    </WordsDialog>
  )
}

/** Gives colleagues a copy. */
export function CopyDialog({ approval: { id, applicant, copies }, onClose }: DialogProps) {
  const me = useMe()
  const t = useTexts(approvalTexts)
  const [staffIds, setStaffIds] = useState<readonly string[]>([])
  const copy = useAct('approvals', 'copy')
  const done = () => {
    tell(t('copied'))
    onClose()
  }
  return (
    <Modal
      open
      title={t('copyTitle')}
      okText={t('copy')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: staffIds.length === 0, loading: copy.busy }}
      onOk={() => copy.run({ id, staffIds: [...staffIds] }, { done })}
      onCancel={onClose}
      width={480}
    >
      <Fields>
        <Field label={t('who')} required wide error={copy.fields.staffIds}>
          {(field) => (
            <PeopleChoice
              id={field}
              label={t('who')}
              chosen={staffIds}
              without={[me.id, applicant.id, ...copies.map((one) => one.id)]}
              onChoose={setStaffIds}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}

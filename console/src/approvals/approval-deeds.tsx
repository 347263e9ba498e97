import type { Approval } from '@zhike/contract/approvals'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './approvals.module.css'
import { approvalTexts } from './approvals.texts.ts'
import { type ApprovalDialog, DeedDialog } from './deed-dialog.tsx'
import { targetsOf } from './send-back-targets.ts'

/** What the viewer may do with an application; on a phone it stays under the thumb. */
export function ApprovalDeeds({ approval }: { readonly approval: Approval }) {
  const t = useTexts(approvalTexts)
  const me = useMe()
  const [dialog, setDialog] = useState<ApprovalDialog | null>(null)
  const decide = useAct('approvals', 'decide')
  const urge = useAct('approvals', 'urge')
  const { id, round, mine, state, behalf, amountFen } = approval
  const isApplicant = approval.applicant.id === me.id
  const may = useMay()
  const isOpen = state === 'running' || state === 'returned'
  const mayWithdraw = isOpen && (isApplicant || (approval.applicantLeft && may('approvals.oversee')))
  const approve = () =>
    amountFen === null
      ? decide.run({ id, decision: 'approved', round }, { done: () => tell(t('approved')) })
      : setDialog('confirm')
  const more: readonly ApprovalDialog[] = [
    // money is asked about once more, where the comment is asked for as well
    ...(mine && amountFen === null ? (['approve'] as const) : []),
    ...(mine ? (['transfer', 'addSigners'] as const) : []),
    ...(mine && targetsOf(approval).length > 0 ? (['sendBack'] as const) : []),
    'copy',
    'comment',
    ...(mayWithdraw ? (['withdraw'] as const) : []),
  ]
  const names: Readonly<Record<ApprovalDialog, string>> = {
    approve: t('approveWith'),
    confirm: t('approve'),
    refuse: t('refuse'),
    transfer: t('transfer'),
    addSigners: t('addSigners'),
    sendBack: t('sendBack'),
    copy: t('copy'),
    comment: t('addComment'),
    withdraw: t('withdraw'),
    resubmit: t('resubmit'),
  }
  return (
    <footer className={styles.deeds}>
      {mine && behalf ? <span className={styles.behalf}>{t('behalf', { name: behalf.name })}</span> : null}
      {mine ? (
        <>
          <Button type="primary" loading={decide.busy} onClick={approve}>
            {t('approve')}
          </Button>
          <Button danger onClick={() => setDialog('refuse')}>
            {t('refuse')}
          </Button>
        </>
      ) : null}
      {isApplicant && state === 'returned' ? (
        <Button type="primary" onClick={() => setDialog('resubmit')}>
          {t('resubmit')}
        </Button>
      ) : null}
      {isApplicant && state === 'running' ? (
        <Button loading={urge.busy} onClick={() => urge.run({ id }, { done: () => tell(t('urged')) })}>
          {t('urge')}
        </Button>
      ) : null}
      <Dropdown
        trigger={['click']}
        menu={{
          items: more.map((key) => ({ key, label: names[key] })),
          onClick: ({ key }) => setDialog(key as ApprovalDialog),
        }}
      >
        <Button>{t('more')}</Button>
      </Dropdown>
      {dialog === null ? null : <DeedDialog approval={approval} dialog={dialog} onClose={() => setDialog(null)} />}
    </footer>
  )
}

import type { Approval } from '@zhike/contract/approvals'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { PictureField } from '../pictures/picture-field.tsx'
import { usePictures } from '../pictures/use-pictures.ts'
import { approvalTexts } from './approvals.texts.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { AddSignersDialog, CopyDialog, TransferDialog } from './people-dialogs.tsx'
import { ResubmitCompensation } from './resubmit-compensation.tsx'
import { ResubmitDialog } from './resubmit-dialog.tsx'
import { SendBackDialog } from './send-back-dialog.tsx'

export type ApprovalDialog =
  | 'approve'
  | 'confirm'
  | 'refuse'
  | 'transfer'
  | 'addSigners'
  | 'sendBack'
  | 'copy'
  | 'comment'
  | 'withdraw'
  | 'resubmit'

interface DialogProps {
  readonly approval: Approval
  readonly onClose: () => void
}

/** The dialog of a deed. */
export function DeedDialog({ dialog, ...props }: DialogProps & { readonly dialog: ApprovalDialog }) {
  switch (dialog) {
    case 'approve':
      return <DecideDialog {...props} decision="approved" />
    case 'confirm':
      return <ConfirmAmount {...props} />
    case 'refuse':
      return <DecideDialog {...props} decision="refused" />
    case 'transfer':
      return <TransferDialog {...props} />
    case 'addSigners':
      return <AddSignersDialog {...props} />
    case 'sendBack':
      return <SendBackDialog {...props} />
    case 'copy':
      return <CopyDialog {...props} />
    case 'comment':
      return <CommentDialog {...props} />
    case 'withdraw':
      return <WithdrawDialog {...props} />
    case 'resubmit':
      return props.approval.kind === 'compensation' ? (
        <ResubmitCompensation {...props} />
      ) : (
        <ResubmitDialog {...props} />
      )
  }
}

/** Says that it is done, and closes. */
function useDone(onClose: () => void): (words: string) => () => void {
  const [isOver, setOver] = useState(false)
  return (words) => () => {
    if (isOver) return
    setOver(true)
    tell(words)
    onClose()
  }
}

function DecideDialog({ approval, decision, onClose }: DialogProps & { decision: 'approved' | 'refused' }) {
  const t = useTexts(approvalTexts)
  const [{ id, round }] = useState(approval)
  const decide = useAct('approvals', 'decide')
  const done = useDone(onClose)
  const isRefusal = decision === 'refused'
  return (
    <WordsDialog
      title={t(isRefusal ? 'refuse' : 'approveWith')}
      submit={t(isRefusal ? 'refuse' : 'approve')}
      label={t('comment')}
      example={t(isRefusal ? 'whyExample' : 'commentExample')}
      needed={isRefusal}
      busy={decide.busy}
      error={decide.fields.comment}
      onSubmit={(comment) => decide.run({ id, decision, comment, round }, { done: done(t(decision)) })}
      onClose={onClose}
    />
  )
}

/** Money is asked about once more, as it was when it was asked. */
function ConfirmAmount({ approval, onClose }: DialogProps) {
  const t = useTexts(approvalTexts)
  const decide = useAct('approvals', 'decide')
  const done = useDone(onClose)
  const [asked] = useState(approval)
  const { id, round } = asked
  return (
    <ConfirmDialog
      asked={[asked]}
      busy={decide.busy}
      error={decide.fields.comment}
      onConfirm={(comment) => decide.run({ id, decision: 'approved', comment, round }, { done: done(t('approved')) })}
      onClose={onClose}
    />
  )
}

function CommentDialog({ approval: { id }, onClose }: DialogProps) {
  const t = useTexts(approvalTexts)
  const pictures = usePictures()
  const { files } = pictures
  const comment = useAct('approvals', 'comment')
  const done = useDone(onClose)
  return (
    <WordsDialog
      title={t('commentTitle')}
      submit={t('addComment')}
      label={t('comment')}
      example=""
      needed
      busy={comment.busy}
      error={comment.fields.body}
      onSubmit={(body) =>
        comment.run({ id, body }, { done: done(t('commented')), ...(files.length > 0 ? { files } : {}) })
      }
      onClose={onClose}
    >
      <PictureField pictures={pictures} />
    </WordsDialog>
  )
}

function WithdrawDialog({ approval: { id }, onClose }: DialogProps) {
  const t = useTexts(approvalTexts)
  const withdraw = useAct('approvals', 'withdraw')
  const done = useDone(onClose)
  return (
    <WordsDialog
      title={t('withdrawTitle')}
      submit={t('withdraw')}
      label={t('comment')}
      example={t('commentExample')}
      busy={withdraw.busy}
      onSubmit={(comment) => withdraw.run({ id, comment }, { done: done(t('withdrawn')) })}
      onClose={onClose}
    />
  )
}

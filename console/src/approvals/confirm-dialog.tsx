import type { Why } from '@zhike/contract/approvals'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { Field } from '../frame/field.tsx'
import { Money } from '../frame/money.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './approvals.module.css'
import { approvalTexts } from './approvals.texts.ts'
import { useWhyWords } from './why-words.ts'

/** What is approved, as the question says it. */
export interface Asked {
  readonly id: string
  readonly title: string
  readonly amountFen: number | null
  readonly round: number
  readonly applicant: { readonly name: string }
  /** By what its way was taken, where one is asked about by itself. */
  readonly why?: readonly Why[]
}

/** What they come to together; null when it is about no money. */
export function sumOf(asked: readonly Asked[]): number | null {
  const amounts = asked.flatMap(({ amountFen }) => (amountFen === null ? [] : [amountFen]))
  return amounts.length > 0 ? amounts.reduce((sum, fen) => sum + fen, 0) : null
}

interface ConfirmDialogProps {
  readonly asked: readonly Asked[]
  readonly busy: boolean
  readonly error?: string | undefined
  readonly onConfirm: (comment: string) => void
  readonly onClose: () => void
}

/** Asks once more before money is approved: how much in all, for what and for whom. */
export function ConfirmDialog({ asked, busy, error, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useTexts(approvalTexts)
  const [comment, setComment] = useState('')
  const say = useWhyWords()
  const sum = sumOf(asked)
  const total = asked.length === 1 ? asked[0]?.why?.find(({ code }) => code === 'total') : undefined
  const confirm = () => {
    if (!busy) onConfirm(comment.trim())
  }
  return (
    <Modal
      open
      title={asked.length > 1 ? t('confirmMany', { count: asked.length }) : t('confirmOne')}
      okText={t('confirmApproval')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: busy, autoFocus: true }}
      onOk={confirm}
      onCancel={onClose}
      width={440}
    >
      {sum === null ? null : (
        <p className={styles.sum}>
          <Money fen={sum} />
          {total ? <span className={styles.total}>{say([total])}</span> : null}
        </p>
      )}
      <ul className={styles.asked}>
        {asked.map(({ id, title, amountFen, applicant }) => (
          <li key={id}>
            <span>
              {title}
              <small>{applicant.name}</small>
            </span>
            {asked.length > 1 && amountFen !== null ? <Money fen={amountFen} /> : null}
          </li>
        ))}
      </ul>
      <Field label={t('comment')} wide error={error}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={2000}
            placeholder={t('commentExample')}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && confirm()}
          />
        )}
      </Field>
    </Modal>
  )
}

import { Link } from '@tanstack/react-router'
import type { Compensation } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import type { Tone } from '@zhike/ui/tones'
import { Button } from 'antd'
import { useState } from 'react'
import { CompensationDialog } from '../approvals/compensation-dialog.tsx'
import { useAct } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { Money } from '../frame/money.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { PartBox, type PartProps } from './part.tsx'

const tones: Readonly<Record<Compensation['state'], Tone>> = {
  pending: 'brand',
  approved: 'risk',
  refused: 'broken',
  withdrawn: 'calm',
  paid: 'good',
}

/** What the customer gets for it: asked for, approved, handed over. */
export function CompensationsPart({ file: { ticketId, compensations }, mayWork }: PartProps) {
  const t = useTexts(complaintTexts)
  const [asking, setAsking] = useState(false)
  const [paid, setPaid] = useState<Compensation>()
  const [changed, setChanged] = useState<Compensation>()
  return (
    <PartBox
      part="compensations"
      title={t('compensations')}
      none={t('compensationsNone')}
      isEmpty={compensations.length === 0}
      deeds={mayWork ? [{ name: t('compensationTitle'), run: () => setAsking(true) }] : []}
    >
      {compensations.map((one) => (
        <CompensationLine
          key={one.id}
          compensation={one}
          onPay={() => setPaid(one)}
          onChange={mayWork ? () => setChanged(one) : undefined}
        />
      ))}
      {asking ? <CompensationDialog ticketId={ticketId} onClose={() => setAsking(false)} /> : null}
      {changed === undefined ? null : (
        <CompensationDialog ticketId={ticketId} former={changed} onClose={() => setChanged(undefined)} />
      )}
      {paid === undefined ? null : (
        <PayDialog ticketId={ticketId} compensation={paid} onClose={() => setPaid(undefined)} />
      )}
    </PartBox>
  )
}

interface LineProps {
  readonly compensation: Compensation
  readonly onPay: () => void
  /** Of one that came back to the viewer. */
  readonly onChange: (() => void) | undefined
}

function CompensationLine({ compensation, onPay, onChange }: LineProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const may = useMay()
  const me = useMe()
  const { form, amountFen, state, returned, reason, approvalId, approvalNumber, by, decidedBy } = compensation
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <strong>
          <Money fen={amountFen} />
        </strong>{' '}
        {code(`form.${form}`)}{' '}
        {returned ? (
          <Tag tone="risk">{t('compensationReturned')}</Tag>
        ) : (
          <Tag tone={tones[state]}>{code(`compensation.${state}`)}</Tag>
        )}
      </span>
      <span className={styles.quiet}>{reason}</span>
      <span className={styles.quiet}>
        <Link to="/approvals/$id" params={{ id: approvalId }}>
          {approvalNumber}
        </Link>{' '}
        {decidedBy.length > 0 ? t('decidedBy', { names: decidedBy.map(({ name }) => name).join('、') }) : null}
        {returned && by.id === me.id && onChange ? (
          <Button size="small" type="link" onClick={onChange}>
            {t('compensationChange')}
          </Button>
        ) : null}
        {state === 'approved' && may('complaints.pay') ? (
          <Button size="small" type="link" onClick={onPay}>
            {t('pay')}
          </Button>
        ) : null}
        {compensation.paidNote ? ` ${compensation.paidNote}` : ''}
      </span>
    </li>
  )
}

interface DialogProps {
  readonly ticketId: string
  readonly onClose: () => void
}

function PayDialog({ ticketId, compensation, onClose }: DialogProps & { readonly compensation: Compensation }) {
  const t = useTexts(complaintTexts)
  const pay = useAct('complaints', 'pay')
  const done = () => {
    tell(t('paid'))
    onClose()
  }
  return (
    <WordsDialog
      title={t('payTitle')}
      submit={t('pay')}
      label={t('payNote')}
      example={t('payExample')}
      busy={pay.busy}
      onSubmit={(note) => pay.run({ ticketId, compensationId: compensation.id, note }, { done })}
      onClose={onClose}
    />
  )
}

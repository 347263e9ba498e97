import { Link } from '@tanstack/react-router'
import { type Compensation, CompensationForm } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import type { Tone } from '@zhike/ui/tones'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { RouteView } from '../approvals/route-view.tsx'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useMay } from '../frame/me.ts'
import { Money } from '../frame/money.tsx'
import { useSettled } from '../frame/settled.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { WordsDialog } from '../frame/words-dialog.tsx'
import { fenOf } from '../frame/yuan.ts'
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
  return (
    <PartBox
      part="compensations"
      title={t('compensations')}
      none={t('compensationsNone')}
      isEmpty={compensations.length === 0}
      deeds={mayWork ? [{ name: t('compensationTitle'), run: () => setAsking(true) }] : []}
    >
      {compensations.map((one) => (
        <CompensationLine key={one.id} compensation={one} onPay={() => setPaid(one)} />
      ))}
      {asking ? <CompensationDialog ticketId={ticketId} onClose={() => setAsking(false)} /> : null}
      {paid === undefined ? null : (
        <PayDialog ticketId={ticketId} compensation={paid} onClose={() => setPaid(undefined)} />
      )}
    </PartBox>
  )
}

interface LineProps {
  readonly compensation: Compensation
  readonly onPay: () => void
}

function CompensationLine({ compensation, onPay }: LineProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const may = useMay()
  const { form, amountFen, state, reason, approvalId, approvalNumber } = compensation
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <strong>
          <Money fen={amountFen} />
        </strong>{' '}
        {code(`form.${form}`)} <Tag tone={tones[state]}>{code(`compensation.${state}`)}</Tag>
      </span>
      <span className={styles.quiet}>{reason}</span>
      <span className={styles.quiet}>
        <Link to="/approvals/$id" params={{ id: approvalId }}>
          {approvalNumber}
        </Link>
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

function CompensationDialog({ ticketId, onClose }: DialogProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const [form, setForm] = useState<Compensation['form']>('cash')
  const [yuan, setYuan] = useState('')
  const ask = useAct('complaints', 'askCompensation')
  const amountFen = fenOf(yuan)
  const done = () => {
    tell(t('compensationAsked'))
    onClose()
  }
  const send = (reason: string) => {
    if (amountFen) ask.run({ ticketId, form, amountFen, reason }, { done })
  }
  return (
    <WordsDialog
      title={t('compensationTitle')}
      submit={t('compensationAsk')}
      label={t('reason')}
      example={t('reasonExample')}
      needed
      ready={Boolean(amountFen)}
      busy={ask.busy}
      error={ask.fields.reason}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label={t('form')} wide>
        {() => (
          <Segmented
            aria-label={t('form')}
            value={form}
            options={CompensationForm.options.map((value) => ({ value, label: code(`form.${value}`) }))}
            onChange={setForm}
          />
        )}
      </Field>
      <Field
        label={t('amount')}
        required
        wide
        error={yuan !== '' && amountFen === undefined ? t('amountWrong') : ask.fields.amountFen}
      >
        {(id) => <Input id={id} inputMode="decimal" value={yuan} onChange={(event) => setYuan(event.target.value)} />}
      </Field>
      <Foreseen amountFen={amountFen} />
    </WordsDialog>
  )
}

/** Who will be asked for so much, before it is sent. */
function Foreseen({ amountFen }: { readonly amountFen: number | undefined }) {
  const t = useTexts(complaintTexts)
  const settled = useSettled(amountFen ?? 0, 250)
  const route = useAnswer(
    'approvals',
    'foresee',
    settled > 0 ? { kind: 'compensation', amountFen: settled } : undefined,
  )
  if (!route.data) return null
  return (
    <section className={styles.foreseen} aria-label={t('willAsk')}>
      <span className={styles.quiet}>{t('willAsk')}</span>
      <RouteView route={route.data} />
    </section>
  )
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

import type { CompensationState, Complaint } from '@zhike/contract/complaints'
import type { Ticket } from '@zhike/contract/tickets'
import { sayMoney } from '@zhike/ui/money'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './loose-ends.module.css'
import { looseEndTexts } from './loose-ends.texts.ts'

/** Whether a ticket is a complaint that cannot be closed because nobody wrote down its cause. */
export function useLacksCause({ id, kind }: Pick<Ticket, 'id' | 'kind'>): boolean {
  const may = useMay()
  const wanted = kind === 'complaint' && may('complaints.read') ? { ticketId: id } : undefined
  return useAnswer('complaints', 'get', wanted).data?.missing.includes('complaint.cause_missing') ?? false
}

/** Before a complaint is closed: its cause, which has to be there, and what else its file leaves open, which may. */
export function LooseEnds({ ticketId }: { readonly ticketId: string }) {
  const t = useTexts(looseEndTexts)
  const may = useMay()
  const { data } = useAnswer('complaints', 'get', may('complaints.read') ? { ticketId } : undefined)
  if (!data) return null
  return (
    <>
      {data.missing.includes('complaint.cause_missing') ? (
        <p className={styles.blocking} role="alert">
          {t('causeMissing')}
        </p>
      ) : null}
      <Warnings file={data} />
    </>
  )
}

function Warnings({ file: { measures, compensations } }: { readonly file: Complaint }) {
  const t = useTexts(looseEndTexts)
  const locale = useLocale()
  const open = measures.flatMap(({ text, doneAt }) => (doneAt === null ? [`「${text}」`] : []))
  const amounts = (wanted: CompensationState) =>
    compensations.flatMap(({ state, amountFen }) => (state === wanted ? [sayMoney(amountFen, locale)] : []))
  const stated = (key: 'pending' | 'approved') => {
    const found = amounts(key)
    return found.length > 0 ? [t(key, { amounts: found.join(locale === 'en' ? ', ' : '、') })] : []
  }
  const warnings = [
    ...(open.length > 0 ? [t('measures', { names: open.join('') })] : []),
    ...stated('pending'),
    ...stated('approved'),
  ]
  if (warnings.length === 0) return null
  return (
    <ul className={styles.warnings}>
      {[...warnings, t('anyway')].map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  )
}

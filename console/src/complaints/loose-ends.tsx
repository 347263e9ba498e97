import type { CompensationState, Complaint } from '@zhike/contract/complaints'
import { sayMoney } from '@zhike/ui/money'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './loose-ends.module.css'
import { looseEndTexts } from './loose-ends.texts.ts'

/** Before a complaint is closed: what its file still leaves open. Nothing of it stands in the way. */
export function LooseEnds({ ticketId }: { readonly ticketId: string }) {
  const may = useMay()
  const { data } = useAnswer('complaints', 'get', may('complaints.read') ? { ticketId } : undefined)
  return data ? <Warnings file={data} /> : null
}

function Warnings({ file: { measures, compensations, answers } }: { readonly file: Complaint }) {
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
    ...(answers.length === 0 ? [t('unanswered')] : []),
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

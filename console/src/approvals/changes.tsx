import type { Approval, ApprovalChange, ApprovalDeed } from '@zhike/contract/approvals'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { sayMoney } from '@zhike/ui/money'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './approvals.module.css'
import { changingTexts } from './changing.texts.ts'

interface ChangesProps {
  readonly kind: Approval['kind']
  readonly deed: Pick<ApprovalDeed, 'changes' | 'files'>
}

/** What was changed when it was handed in again, each from what to what. */
export function Changes({ kind, deed: { changes, files } }: ChangesProps) {
  const t = useTexts(changingTexts)
  const say = useFactWords()
  if (changes.length + files.length === 0) return <p className={styles.quiet}>{t('changesNone')}</p>
  return (
    <dl className={styles.changes}>
      {changes.map((change) =>
        change.field === 'file' ? (
          <div key={change.from.id}>
            <dt>{t('fileOut')}</dt>
            <dd>
              <del>{change.from.name}</del>
            </dd>
          </div>
        ) : (
          <div key={change.field}>
            <dt>{t(change.field === 'body' && kind === 'compensation' ? 'reason' : change.field)}</dt>
            <dd>
              <del>{say(change, 'from')}</del>
              <ins data-after>{say(change, 'to')}</ins>
            </dd>
          </div>
        ),
      )}
      {files.map(({ id, name }) => (
        <div key={id}>
          <dt>{t('fileIn')}</dt>
          <dd>
            <ins>{name}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

type FactChange = Exclude<ApprovalChange, { field: 'file' }>

function useFactWords(): (change: FactChange, side: 'from' | 'to') => string {
  const t = useTexts(changingTexts)
  const code = useTexts(complaintCodes)
  const locale = useLocale()
  return (change, side) => {
    if (change.field === 'amountFen') {
      const fen = change[side]
      return fen === null ? t('nothing') : sayMoney(fen, locale)
    }
    if (change.field !== 'form') return change[side] || t('nothing')
    const form = change[side]
    return form === null ? t('nothing') : code(`form.${form}`)
  }
}

/** What the applicant changed last, where whoever decides looks first. */
export function LatestChanges({ approval: { kind, round, deeds } }: { readonly approval: Approval }) {
  const t = useTexts(changingTexts)
  const deed = deeds.findLast((one) => one.kind === 'resubmitted')
  if (!deed) return null
  return (
    <section className={styles.latest} aria-label={t('changes')}>
      <h3>{t('changesRound', { round })}</h3>
      <Changes kind={kind} deed={deed} />
      {deed.note ? <p className={styles.said}>{deed.note}</p> : null}
    </section>
  )
}

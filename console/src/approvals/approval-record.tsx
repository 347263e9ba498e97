import type { Approval, ApprovalDeed } from '@zhike/contract/approvals'
import { Pictures } from '../frame/pictures.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './approvals.module.css'
import { approvalTexts } from './approvals.texts.ts'
import { Changes } from './changes.tsx'

/** Everything that was done, the latest first: who, when, what, on whose behalf. */
export function ApprovalRecord({ approval: { id, kind, deeds } }: { readonly approval: Approval }) {
  const t = useTexts(approvalTexts)
  const say = useDeedWords()
  return (
    <ol className={styles.record}>
      {deeds.toReversed().map((deed) => (
        <li key={deed.id} className={styles.deed}>
          <span className={styles.deedWords}>
            {deed.by.name ?? t('system')}
            {deed.behalf && deed.kind !== 'moved' ? ` ${t('onBehalf', { name: deed.behalf.name })}` : ''} {say(deed)}
            {deed.step ? <span className={styles.quiet}>{` · ${deed.step}`}</span> : null}
          </span>
          <span className={styles.when}>
            <Time at={deed.at} />
          </span>
          {deed.note ? <span className={styles.said}>{deed.note}</span> : null}
          {deed.kind === 'resubmitted' ? (
            <div className={styles.files}>
              <Changes kind={kind} deed={deed} />
            </div>
          ) : null}
          {deed.files.length > 0 ? (
            <div className={styles.files}>
              <Pictures base={`approvals/${id}`} files={deed.files} />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function useDeedWords(): (deed: ApprovalDeed) => string {
  const t = useTexts(approvalTexts)
  return ({ kind, to, behalf }) => {
    const words = { to: to.map(({ name }) => name).join('、'), behalf: behalf?.name ?? '' }
    if (kind === 'returned' && to.length > 0) return t('deed_returned_to', words)
    if (kind === 'moved' && to.length === 0) return t('deed_moved_nobody', words)
    return t(`deed_${kind}`, words)
  }
}

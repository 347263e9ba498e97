import type { ComplaintStage } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { complaintStages } from '@zhike/contract/complaints/lists'
import { useTexts } from '../frame/texts.ts'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'

/** How far a complaint is, among all that it goes through. */
export function StageTrack({ stage }: { readonly stage: ComplaintStage }) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const at = complaintStages.indexOf(stage)
  return (
    <ol className={styles.track} aria-label={t('stage')}>
      {complaintStages.map((one, place) => (
        <li key={one} data-passed={place < at || undefined} aria-current={place === at ? 'step' : undefined}>
          {code(`stage.${one}`)}
        </li>
      ))}
    </ol>
  )
}

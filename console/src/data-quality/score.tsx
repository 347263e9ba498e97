import styles from './score.module.css'

const toneOf = (score: number) => (score >= 80 ? 'good' : score >= 60 ? 'risk' : 'broken')

/** How good a record is, 0 to 100, and by colour; nothing while nobody has judged it. */
export function Score({ score }: { readonly score: number | null }) {
  if (score === null) return null
  return (
    <span className={`figures ${styles.score}`} data-tone={toneOf(score)}>
      {score}
    </span>
  )
}

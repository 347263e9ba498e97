import { useTexts } from '../frame/texts.ts'
import { changedFacts, type Fact, type Facts } from './fact-changes.ts'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

const becomes = '→'

interface ChangesProps {
  readonly before: Facts
  readonly after: Facts
}

/** What else than words a version changes: who may read it, how long it holds, what it hangs on; before and after. */
export function ChangedFacts({ before, after }: ChangesProps) {
  const t = useTexts(knowledgeTexts)
  const words = useFactWords()
  const changed = changedFacts(before, after)
  if (changed.length === 0) return null
  return (
    <dl className={styles.changes}>
      {changed.map((fact) => (
        <div key={fact}>
          <dt>{t(fact)}</dt>
          <dd>
            <del>{words(before)[fact]}</del>
            <span aria-hidden>{becomes}</span>
            <ins>{words(after)[fact]}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function useFactWords(): (facts: Facts) => Readonly<Record<Fact, string>> {
  const t = useTexts(knowledgeTexts)
  return ({ audience, tiers, validFrom, validUntil, category, kind, skus, policies }) => ({
    audience: t(`audience_${audience}`),
    tiers: tiers.join('、') || t('allTiers'),
    validFrom: validFrom ?? t('noDay'),
    validUntil: validUntil ?? t('noDay'),
    category: category || t('noCategory'),
    kind: t(`kind_${kind}`),
    skus: skus.join('、') || t('noFact'),
    policies: policies.map(({ title }) => title).join('、') || t('noFact'),
  })
}

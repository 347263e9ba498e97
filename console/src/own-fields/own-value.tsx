import type { Choice, OwnField, OwnValue } from '@zhike/contract/own-fields'
import type { Tone } from '@zhike/ui/tones'
import { Money } from '../frame/money.tsx'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { isEmpty } from './fields-of.ts'
import styles from './own-fields.module.css'
import { ownFieldTexts } from './own-fields.texts.ts'
import { usePersonName } from './own-input.tsx'

const tones: Readonly<Record<NonNullable<Choice['colour']>, Tone>> = {
  grey: 'calm',
  teal: 'brand',
  green: 'good',
  amber: 'risk',
  red: 'broken',
}

interface ValueProps {
  readonly field: Pick<OwnField, 'type' | 'result' | 'choices' | 'limits'>
  readonly value: OwnValue | null
}

/** A value of an own field as people read it. */
export function OwnValueShown({ field, value }: ValueProps) {
  const locale = useLocale()
  if (value === null || isEmpty(value)) return null
  const type = field.result ?? field.type
  if (type === 'money' && typeof value === 'number') return <Money fen={value} />
  if (type === 'number' && typeof value === 'number')
    return (
      <span className="figures">
        {new Intl.NumberFormat(locale, { maximumFractionDigits: field.limits.decimals ?? 6 }).format(value)}
      </span>
    )
  if (type === 'date') return <span className="figures">{String(value)}</span>
  if (typeof value === 'object' && 'name' in value) return <span className={styles.words}>{value.name}</span>
  if (field.type === 'person') return <PersonName value={value} />
  if (field.type === 'choice' || field.type === 'multi_choice')
    return (
      <span className={styles.choices}>
        {(Array.isArray(value) ? value : [String(value)]).map((code) => (
          <ChoiceTag key={code} choice={field.choices.find((one) => one.code === code)} code={code} />
        ))}
      </span>
    )
  return <span className={styles.words}>{String(value)}</span>
}

const ChoiceTag = ({ choice, code }: { readonly choice: Choice | undefined; readonly code: string }) => (
  <Tag tone={choice?.colour ? tones[choice.colour] : 'calm'}>{choice?.name ?? code}</Tag>
)

function PersonName({ value }: { readonly value: OwnValue }) {
  const t = useTexts(ownFieldTexts)
  return <>{usePersonName(value) ?? t('colleagueGone')}</>
}

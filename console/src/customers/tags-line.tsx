import type { Customer } from '@zhike/contract/customers'
import { Select } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { FactLine } from './fact-line.tsx'
import styles from './facts.module.css'
import { factTexts } from './facts.texts.ts'

interface TagsLineProps {
  readonly customer: Customer
  readonly name: 'tags' | 'hobbies'
}

/** Words that stand side by side: tags, which colleagues use already, or hobbies. */
export function TagsLine({ customer, name }: TagsLineProps) {
  const t = useTexts(factTexts)
  const words = customer[name]
  return (
    <FactLine
      customer={customer}
      field={name}
      name={t(name)}
      shown={
        words.length > 0 ? (
          <span className={styles.tags}>
            {words.map((word) => (
              <Tag key={word}>{word}</Tag>
            ))}
          </span>
        ) : null
      }
      value={words as readonly string[]}
      changeOf={(next) => ({ [name]: [...next] })}
    >
      {({ value, set }) => (
        <TagsChoice label={t(name)} known={name === 'tags'} words={value} onChange={set} autoFocus />
      )}
    </FactLine>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly id?: string
  /** Whether tags in use are offered. */
  readonly known: boolean
  readonly words: readonly string[]
  readonly onChange: (words: readonly string[]) => void
  readonly autoFocus?: boolean
}

/** Any number of short words, chosen from those in use or new. */
export function TagsChoice({ label, id, known, words, onChange, autoFocus = false }: ChoiceProps) {
  const t = useTexts(factTexts)
  const inUse = useAnswer('customers', 'listTags', known ? {} : undefined)
  return (
    <Select
      {...(id ? { id } : {})}
      mode="tags"
      autoFocus={autoFocus}
      aria-label={label}
      placeholder={t('tagsExample')}
      value={[...words]}
      options={(inUse.data?.items ?? []).map(({ tag }) => ({ value: tag, label: tag }))}
      tokenSeparators={[',', '，', '、', ';', '；']}
      maxCount={known ? 50 : 20}
      style={{ width: '100%' }}
      onChange={(next: string[]) => onChange(next.map((word) => word.trim().slice(0, 40)).filter(Boolean))}
    />
  )
}

import type { Filter } from '@zhike/contract/filters'
import { Button } from 'antd'
import type { ComponentProps } from 'react'
import { useTexts } from '../frame/texts.ts'
import { filterTexts } from './filter.texts.ts'
import { fieldsIn, withoutFields } from './filter-address.ts'
import styles from './filter-bar.module.css'
import { FilterBar } from './filter-bar.tsx'
import type { FilterTerms } from './filter-terms.ts'
import { useFilterWords } from './filter-words.ts'
import { GroupChoice } from './group-choice.tsx'

interface FilteringProps {
  /** Undefined while they are being fetched. */
  readonly terms: FilterTerms | undefined
  readonly filter: Filter | undefined | 'unreadable'
  readonly onFilter: (filter: Filter | undefined) => void
  /** By what the list can be grouped, where that is chosen beside its filter. */
  readonly grouping?: Omit<ComponentProps<typeof GroupChoice>, 'fields'>
}

/** Narrows a list by any of its fields, and says so when an address asks for what is not there. */
export function Filtering({ terms, filter, onFilter, grouping }: FilteringProps) {
  const t = useTexts(filterTexts)
  const { fieldName } = useFilterWords(terms ?? noTerms)
  const read = filter === 'unreadable' ? undefined : filter
  const missing = terms ? fieldsIn(read).filter((field) => !terms.fields.has(field)) : []
  return (
    <>
      {terms ? <FilterBar terms={terms} filter={read} onChange={onFilter} /> : null}
      {grouping ? <GroupChoice {...grouping} fields={terms?.fields} /> : null}
      {filter === 'unreadable' ? (
        <p className={styles.notice} role="status">
          {t('unreadable')}
          <Button type="link" size="small" onClick={() => onFilter(undefined)}>
            {t('clear')}
          </Button>
        </p>
      ) : null}
      {read && missing.length > 0 ? (
        <p className={styles.notice} role="status">
          {t('missing', { fields: missing.map(fieldName).join(t('and')) })}
          <Button type="link" size="small" onClick={() => onFilter(withoutFields(read, new Set(missing)))}>
            {t('dropMissing')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

const noTerms: FilterTerms = { fields: new Map(), nameOf: () => '', optionOf: () => undefined }

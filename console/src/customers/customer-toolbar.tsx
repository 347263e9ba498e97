import type { Filter, FilterField } from '@zhike/contract/filters'
import { Button } from 'antd'
import { SearchBox } from '../frame/search-box.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './customer-toolbar.module.css'
import { customerTexts } from './customers.texts.ts'
import { filterTexts } from './filter.texts.ts'
import { fieldsIn, withoutFields } from './filter-address.ts'
import { FilterBar } from './filter-bar.tsx'
import { useFilterWords } from './filter-words.ts'

interface ToolbarProps {
  readonly words: string | undefined
  readonly filter: Filter | undefined | 'unreadable'
  /** Undefined while they are being fetched. */
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly onSearch: (words: string | undefined) => void
  readonly onFilter: (filter: Filter | undefined) => void
}

/** Narrows the customers by words and by any fact. */
export function CustomerToolbar({ words, filter, fields, onSearch, onFilter }: ToolbarProps) {
  const t = useTexts(customerTexts)
  const says = useTexts(filterTexts)
  const { fieldName } = useFilterWords(fields ?? noFields)
  const read = filter === 'unreadable' ? undefined : filter
  const missing = fields ? fieldsIn(read).filter((field) => !fields.has(field)) : []
  return (
    <>
      <SearchBox label={t('search')} words={words} onSearch={onSearch} />
      {fields ? <FilterBar fields={fields} filter={read} onChange={onFilter} /> : null}
      {filter === 'unreadable' ? (
        <p className={styles.said} role="status">
          {says('unreadable')}
          <Button type="link" size="small" onClick={() => onFilter(undefined)}>
            {says('clear')}
          </Button>
        </p>
      ) : null}
      {read && missing.length > 0 ? (
        <p className={styles.said} role="status">
          {says('missing', { fields: missing.map(fieldName).join(says('and')) })}
          <Button type="link" size="small" onClick={() => onFilter(withoutFields(read, new Set(missing)))}>
            {says('dropMissing')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

const noFields: ReadonlyMap<string, FilterField> = new Map()

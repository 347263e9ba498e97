import type { Filter, FilterField } from '@zhike/contract/filters'
import { lazy, Suspense } from 'react'
import { SearchBox } from '../frame/search-box.tsx'
import { useTexts } from '../frame/texts.ts'
import { useCustomerTerms } from './customer-terms.tsx'
import { customerTexts } from './customers.texts.ts'

const Filtering = lazy(() => import('../filters/filtering.tsx').then((found) => ({ default: found.Filtering })))

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
  const terms = useCustomerTerms(fields)
  return (
    <>
      <SearchBox label={t('search')} words={words} onSearch={onSearch} />
      <Suspense>
        <Filtering terms={terms} filter={filter} onFilter={onFilter} />
      </Suspense>
    </>
  )
}

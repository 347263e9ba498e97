import { useEffect } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { type CustomerSearch, searchOf } from './customer-search.ts'

/** Shows the view that the person wants first, when the list is opened by an address that says nothing. */
export function useOpeningView(search: CustomerSearch, open: (search: CustomerSearch) => void): void {
  const isBare = Object.keys(search).length === 0
  const views = useAnswer('views', 'list', {})
  const first = views.data?.items.find(({ pin }) => pin?.opens)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a bare address opens it, not a new callback
  useEffect(() => {
    if (isBare && first) open(searchOf(first.definition, first.id))
  }, [isBare, first?.id])
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queryOf } from '../frame/client.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import type { Offer } from './choice.tsx'
import { searchTexts } from './search.texts.ts'

const most = 4
/** What is less alike would only be in the way of customers and tickets. */
const leastScore = 0.35

/** The articles that answer what is typed; none for an empty text. */
export function useArticleOffers(query: string): { readonly title: string; readonly choices: readonly Offer[] } {
  const t = useTexts(searchTexts)
  const may = useMay()
  const navigate = useNavigate()
  const found = useQuery({
    ...queryOf('knowledge', 'search', { query, limit: most, purpose: 'suggestion' }),
    enabled: query !== '' && may('knowledge.read'),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  })
  const items = query === '' ? [] : (found.data?.items ?? [])
  const open = (id: string) => void navigate({ to: '/knowledge/articles/$id', params: { id } })
  return {
    title: t('articles'),
    choices: items
      .filter(({ score }) => score >= leastScore)
      .map(({ id, title }) => ({ key: `article ${id}`, words: title, also: '', run: () => open(id) })),
  }
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { SearchHit } from '@zhike/contract/search'
import { queryOf } from '../frame/client.ts'
import { useMay } from '../frame/me.ts'
import { preferences } from '../frame/preferences.ts'
import { useSettled } from '../frame/settled.ts'
import { useStore } from '../frame/store.ts'
import { useTexts } from '../frame/texts.ts'
import { useArticleOffers } from './article-offers.ts'
import type { Offer } from './choice.tsx'
import { commandsOf, matching } from './commands.ts'
import { useTakeTicket } from './open-ticket.ts'
import { searchTexts } from './search.texts.ts'

const pathOf = { customer: '/customers/$id', ticket: '/tickets/$id', order: '/orders/$id' } as const

/** What is offered under one heading. */
export interface Section {
  readonly title: string
  readonly choices: readonly Offer[]
}

interface Offers {
  readonly sections: readonly Section[]
  /** Nothing is there to be shown yet. */
  readonly waiting: boolean
  /** What is shown belongs to what was typed before. */
  readonly outdated: boolean
}

/**
 * What the palette offers for what is typed: what was found, by kinds in the order of the answer, then commands; with an
 * empty box what was opened lately. Nothing is asked while an input method composes.
 */
export function useOffers(typed: string, composing: boolean): Offers {
  const t = useTexts(searchTexts)
  const may = useMay()
  const navigate = useNavigate()
  const now = useStore(preferences)
  const takeTicket = useTakeTicket()
  const wanted = typed.trim()
  const settled = useSettled(composing ? '' : wanted, 150)
  const words = wanted === '' ? '' : settled
  const asks = words !== '' && !composing
  const found = useQuery({
    ...queryOf('search', 'find', { q: words }),
    enabled: asks,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  })
  const recents = useQuery({ ...queryOf('search', 'recents', {}), enabled: wanted === '', staleTime: 1_000 })
  const open = ({ type, id }: SearchHit) => void navigate({ to: pathOf[type], params: { id } })
  const offer = (hit: SearchHit): Offer => ({ key: `${hit.type} ${hit.id}`, hit, run: () => open(hit) })
  const hits = found.data?.items ?? []
  const articles = useArticleOffers(asks ? words : '')
  const sections =
    wanted === ''
      ? [{ title: t('recents'), choices: (recents.data?.items ?? []).map(offer) }]
      : [...new Set(hits.map(sectionOf))].map((section) => ({
          title: t(section),
          choices: hits.filter((hit) => sectionOf(hit) === section).map(offer),
        }))
  const commands = { title: t('commands'), choices: matching(commandsOf({ t, may, navigate, now, takeTicket }), typed) }
  return {
    sections: [...sections, articles, commands].filter(({ choices }) => choices.length > 0),
    waiting: wanted === '' ? recents.isLoading : found.data === undefined && !found.isError,
    outdated: wanted !== '' && (found.isFetching || wanted !== words),
  }
}

const sectionOf = ({ type, customer }: SearchHit) => (type === 'customer' ? (customer?.kind ?? 'person') : type)

import { useRouterState } from '@tanstack/react-router'
import { useAct } from '../frame/calls.ts'
import { useMay, useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { searchTexts } from './search.texts.ts'

/** Assigns the ticket that is open, on its page or beside the list, to the person; undefined when none is or may be. */
export function useTakeTicket(): (() => void) | undefined {
  const t = useTexts(searchTexts)
  const me = useMe()
  const may = useMay()
  const { pathname, search } = useRouterState({ select: ({ location }) => location })
  const assign = useAct('tickets', 'assign', { done: ({ number }) => tell(t('taken', { number })) })
  const [, list, onPage] = pathname.split('/')
  const beside = 'open' in search ? search.open : undefined
  const id = list === 'tickets' ? (onPage ?? beside) : undefined
  if (typeof id !== 'string' || me.kind !== 'staff' || !may('tickets.assign')) return undefined
  return () => assign.run({ id, staffId: me.id })
}

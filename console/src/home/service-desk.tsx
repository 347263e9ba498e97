import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Panel } from '../frame/panel.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { Columns } from './columns.tsx'
import { homeTexts } from './home.texts.ts'
import { Waiting } from './waiting.tsx'

const TicketView = lazy(() => import('../tickets/ticket-view.tsx').then((found) => ({ default: found.TicketView })))
const route = getRouteApi('/desk/')

/** The home of whoever works with customers; tickets open beside it. */
export function ServiceDesk() {
  const t = useTexts(homeTexts)
  const { open } = route.useSearch()
  const navigate = route.useNavigate()
  const home = useAnswer('reports', 'home', {})
  if (home.error && !home.data) return <Failure error={home.error} again={() => void home.refetch()} />
  if (!home.data) return <Waiting />
  return (
    <>
      <Columns home={home.data} openId={open} onOpen={(id) => void navigate({ search: { open: id } })} />
      {open ? (
        <Panel
          title={home.data.todo.find(({ id }) => id === open)?.number ?? t('ticket')}
          onClose={() => void navigate({ search: {} })}
          onPage={() => void navigate({ to: '/tickets/$id', params: { id: open } })}
        >
          <Suspense fallback={<Skeleton lines={8} />}>
            <TicketView id={open} />
          </Suspense>
        </Panel>
      ) : null}
    </>
  )
}

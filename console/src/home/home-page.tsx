import { getRouteApi } from '@tanstack/react-router'
import { sayDay } from '@zhike/ui/spoken-time'
import { lazy, Suspense } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useMe } from '../frame/me.ts'
import { Page, useTitle } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Columns } from './columns.tsx'
import { greetingOf } from './comparison.ts'
import { homeTexts } from './home.texts.ts'
import { Waiting } from './waiting.tsx'

const TicketView = lazy(() => import('../tickets/ticket-view.tsx').then((found) => ({ default: found.TicketView })))
const route = getRouteApi('/desk/')

/** What I owe today, what is happening, how we do. */
export function HomePage() {
  const t = useTexts(homeTexts)
  const locale = useLocale()
  const me = useMe()
  const { open } = route.useSearch()
  const navigate = route.useNavigate()
  const home = useAnswer('reports', 'home', {})
  const now = new Date()
  const title = t(greetingOf(now.getHours()), { name: me.name })
  useTitle(t('title'))
  if (home.error && !home.data) return <Failure error={home.error} again={() => void home.refetch()} />
  return (
    <Page title={title} aside={sayDay(now, locale)}>
      {home.data ? (
        <Columns home={home.data} openId={open} onOpen={(id) => void navigate({ search: { open: id } })} />
      ) : (
        <Waiting />
      )}
      {open ? (
        <Panel
          title={home.data?.todo.find(({ id }) => id === open)?.number ?? t('ticket')}
          onClose={() => void navigate({ search: {} })}
          onPage={() => void navigate({ to: '/tickets/$id', params: { id: open } })}
        >
          <Suspense fallback={<Skeleton lines={8} />}>
            <TicketView id={open} />
          </Suspense>
        </Panel>
      ) : null}
    </Page>
  )
}

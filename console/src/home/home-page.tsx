import { useAnswer } from '../frame/calls.ts'
import { Page } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { homeTexts } from './home.texts.ts'

export function HomePage() {
  const t = useTexts(homeTexts)
  const home = useAnswer('reports', 'home', {})
  if (home.error) return <Failure error={home.error} again={() => void home.refetch()} />
  return <Page title={t('title')}>{home.data ? <p>{home.data.counters.open}</p> : <Skeleton lines={8} />}</Page>
}

import { sayDay } from '@zhike/ui/spoken-time'
import { HomeSections } from '../frame/home-sections.tsx'
import { useMay, useMe } from '../frame/me.ts'
import { Page, useTitle } from '../frame/page.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Administration } from './administration.tsx'
import { greetingOf } from './greeting.ts'
import { homeTexts } from './home.texts.ts'
import { ServiceDesk } from './service-desk.tsx'

/** What I owe today, what is happening, how we do; whoever keeps the system sees the system instead. */
export function HomePage() {
  const t = useTexts(homeTexts)
  const locale = useLocale()
  const me = useMe()
  const may = useMay()
  const now = new Date()
  useTitle(t('title'))
  return (
    <Page
      title={t(greetingOf(now.getHours()), { name: me.name })}
      aside={sayDay(now, locale)}
      sections={<HomeSections />}
    >
      {may('tickets.read') ? <ServiceDesk /> : <Administration />}
    </Page>
  )
}

import { useMe } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { settingsTexts } from './settings.texts.ts'

export function AccountPage() {
  const t = useTexts(settingsTexts)
  const me = useMe()
  return (
    <Page title={t('entry.account')}>
      <p>{me.name}</p>
    </Page>
  )
}

import { codeTexts } from '@zhike/ui/codes.texts'
import { useMe } from '../frame/me.ts'
import { Card, Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { accountTexts } from './account.texts.ts'
import styles from './forms.module.css'
import { PasswordForm } from './password-form.tsx'
import { secondFactorTexts } from './second-factor.texts.ts'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'
import { settingsTexts } from './settings.texts.ts'

/** Who I am here, my password, and where I am logged in. */
export function AccountPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(accountTexts)
  const f = useTexts(secondFactorTexts)
  const code = useTexts(codeTexts)
  const me = useMe()
  return (
    <Page title={s('entry.account')}>
      <div className={styles.narrow}>
        <Card>
          <dl className={styles.facts}>
            <dt>{t('name')}</dt>
            <dd>{me.name}</dd>
            <dt>{t('email')}</dt>
            <dd>{me.email}</dd>
            <dt>{t('role')}</dt>
            <dd>{code(`role.${me.role}`)}</dd>
            <dt>{t('scope')}</dt>
            <dd>{code(`scope.${me.scope}`)}</dd>
          </dl>
          <p className={styles.hint}>{t('askAdministrator')}</p>
        </Card>
        <Card title={t('password')}>
          <PasswordForm />
        </Card>
        <Card title={f('title')}>
          <SecondFactor />
        </Card>
        <Card title={t('sessions')} flush>
          <Sessions />
        </Card>
      </div>
    </Page>
  )
}

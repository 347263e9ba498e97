import type { RoleCode } from '@zhike/contract/permissions'
import { roleCodes } from '@zhike/contract/permissions'
import type { LogInRules } from '@zhike/contract/security/log-in-rules'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Checkbox, Radio } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { keyOf } from '../frame/client.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import styles from './forms.module.css'
import { logInTexts } from './log-in.texts.ts'
import { settingsTexts } from './settings.texts.ts'
import { SignOnCard } from './sign-on-card.tsx'

type Change = Partial<Pick<LogInRules, 'profile' | 'secondFactorRoles'>>

/** What log-ins must fulfil: the profile, and which roles need a second factor. */
export function LogInPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(logInTexts)
  const rules = useAnswer('logInRules', 'get', {})
  const update = useAct('logInRules', 'update', {
    foresee: (change, cache) =>
      cache.setQueryData(
        keyOf('logInRules', 'get', {}),
        (now: LogInRules | undefined) => now && ({ ...now, ...change } as LogInRules),
      ),
  })
  const change = ({ profile, secondFactorRoles, version }: LogInRules, next: Change) =>
    update.run(next, {
      ifMatch: version,
      done: (after) =>
        offerUndo(t('saved'), () => update.run({ profile, secondFactorRoles }, { ifMatch: after.version })),
    })
  return (
    <Page title={s('entry.logIn')}>
      <div className={styles.narrow}>
        <Loaded answer={rules} lines={6}>
          {(now) => (
            <>
              <Card title={t('profile')}>
                <Radio.Group
                  className={styles.choices ?? ''}
                  value={now.profile}
                  disabled={update.busy}
                  onChange={(event) => change(now, { profile: event.target.value as LogInRules['profile'] })}
                >
                  <Radio value="asvs">
                    {t('asvs')}
                    <span className={styles.under}>{t('asvsWhy')}</span>
                  </Radio>
                  <Radio value="mlps3">
                    {t('mlps3')}
                    <span className={styles.under}>{t('mlps3Why')}</span>
                  </Radio>
                </Radio.Group>
              </Card>
              <Card title={t('secondFactor')}>
                <Roles
                  rules={now}
                  busy={update.busy}
                  onChange={(secondFactorRoles) => change(now, { secondFactorRoles })}
                />
                <p className={styles.hint}>
                  {t('people', { all: String(now.people.all), withFactor: String(now.people.withFactor) })}
                  {now.people.owing > 0 ? t('owing', { owing: String(now.people.owing) }) : null}
                </p>
              </Card>
              <SignOnCard />
              <Card title={t('locking')}>
                <p>{t('lockingWhy')}</p>
              </Card>
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

interface RolesProps {
  readonly rules: LogInRules
  readonly busy: boolean
  readonly onChange: (roles: RoleCode[]) => void
}

function Roles({ rules, busy, onChange }: RolesProps) {
  const t = useTexts(logInTexts)
  const code = useTexts(codeTexts)
  const all = rules.profile === 'mlps3'
  return (
    <>
      <p className={styles.quiet}>{all ? t('allRoles') : t('someRoles')}</p>
      <Checkbox.Group<RoleCode>
        className={styles.roles ?? ''}
        disabled={busy || all}
        value={all ? [...roleCodes] : rules.secondFactorRoles}
        options={roleCodes.map((role) => ({ value: role, label: code(`role.${role}`) }))}
        onChange={onChange}
      />
    </>
  )
}

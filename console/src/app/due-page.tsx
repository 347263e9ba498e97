import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { meQuery, useMe } from '../frame/me.ts'
import { useTitle } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Enrolment } from '../settings/enrolment.tsx'
import { PasswordForm } from '../settings/password-form.tsx'
import { appTexts } from './app.texts.ts'
import { Door } from './door.tsx'
import { useLeaving } from './leaving.ts'
import styles from './login-page.module.css'

const route = getRouteApi('/login/due')

/** What somebody has to do before the desk opens. */
export function DuePage() {
  const t = useTexts(appTexts)
  const router = useRouter()
  const cache = useQueryClient()
  const me = useMe()
  const { next } = route.useSearch()
  const { due } = me
  useTitle(due === 'password' ? t('passwordDue') : t('secondFactorDue'))
  useEffect(() => {
    if (due === null) router.history.replace(next ?? '/')
  }, [due, next, router])
  const done = () => void cache.invalidateQueries({ queryKey: meQuery.queryKey })
  const leave = useLeaving()
  if (due === null) return null
  return (
    <Door
      wide
      title={due === 'password' ? t('passwordDue') : t('secondFactorDue')}
      sentence={due === 'password' ? t('passwordDueWhy') : t('secondFactorDueWhy')}
    >
      {due === 'password' ? <PasswordForm onDone={done} /> : <Enrolment onDone={done} />}
      <div className={styles.ways}>
        <span className={styles.hint}>{me.email}</span>
        <Button type="link" onClick={() => void leave()}>
          {t('logOut')}
        </Button>
      </div>
    </Door>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import type { Me } from '@zhike/contract/security'
import { useEffect, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { reasonOf, sentenceOf } from '../frame/errors.ts'
import { meQuery } from '../frame/me.ts'
import { useTitle } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import { Door } from './door.tsx'
import { LoginCode } from './login-code.tsx'
import styles from './login-page.module.css'
import { keptNext } from './sign-on-next.ts'

/** Where the provider sends the browser back to. */
export function CallbackPage() {
  const t = useTexts(appTexts)
  const locale = useLocale()
  const router = useRouter()
  const cache = useQueryClient()
  const [challenged, setChallenged] = useState(false)
  const enter = (me: Me) => {
    cache.clear()
    cache.setQueryData(meQuery.queryKey, me)
    router.history.replace(keptNext())
  }
  const complete = useAct('signOn', 'complete', {
    quiet: true,
    done: enter,
    refused: (_args, error) => setChallenged(reasonOf(error) === 'session.second_factor_required'),
  })
  useTitle(t('welcome'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer works once
  useEffect(() => {
    complete.run({ answer: window.location.search.slice(1) || 'none' })
  }, [])
  const back = () => void router.navigate({ to: '/login' })
  if (challenged)
    return (
      <Door title={t('secondStep')} sentence={t('motto')}>
        <LoginCode onIn={enter} onBack={back} />
      </Door>
    )
  return (
    <Door title={t('welcome')} sentence={t('motto')}>
      {complete.failure ? (
        <>
          <p className={styles.refusal} role="alert">
            {sentenceOf(complete.failure, locale)}
          </p>
          <Link to="/login">{t('backToLogIn')}</Link>
        </>
      ) : (
        <Skeleton lines={3} />
      )}
    </Door>
  )
}

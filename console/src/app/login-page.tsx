import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import type { Me } from '@zhike/contract/security'
import { useState } from 'react'
import { meQuery } from '../frame/me.ts'
import { useTitle } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import { Door } from './door.tsx'
import { LoginCode } from './login-code.tsx'
import { LoginPassword } from './login-password.tsx'
import { SignOnButton } from './sign-on-button.tsx'

const route = getRouteApi('/login')

/** The door of the desk. */
export function LoginPage() {
  const t = useTexts(appTexts)
  const router = useRouter()
  const cache = useQueryClient()
  const { next } = route.useSearch()
  const [challenged, setChallenged] = useState(false)
  useTitle(t('welcome'))
  const enter = (me: Me) => {
    cache.clear()
    cache.setQueryData(meQuery.queryKey, me)
    router.history.push(next ?? '/')
  }
  return (
    <Door title={challenged ? t('secondStep') : t('welcome')} sentence={t('motto')}>
      {challenged ? (
        <LoginCode onIn={enter} onBack={() => setChallenged(false)} />
      ) : (
        <>
          <LoginPassword onIn={enter} onChallenge={() => setChallenged(true)} />
          <SignOnButton next={next} />
        </>
      )}
    </Door>
  )
}

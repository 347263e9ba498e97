import { Button } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { sentenceOf } from '../frame/errors.ts'
import { useLocale } from '../frame/texts.ts'
import styles from './login-page.module.css'
import { keepNext } from './sign-on-next.ts'

/** The way in by the company's own log-in, where there is one. */
export function SignOnButton({ next }: { readonly next: string | undefined }) {
  const locale = useLocale()
  const offer = useAnswer('signOn', 'offer', {})
  const begin = useAct('signOn', 'begin', {
    quiet: true,
    done: ({ url }) => {
      keepNext(next)
      window.location.assign(url)
    },
  })
  const label = offer.data?.label
  if (!label) return null
  return (
    <div className={styles.fields}>
      <Button size="large" block loading={begin.busy} onClick={() => begin.run({})}>
        {label}
      </Button>
      {begin.failure ? (
        <p className={styles.refusal} role="alert">
          {sentenceOf(begin.failure, locale)}
        </p>
      ) : null}
    </div>
  )
}

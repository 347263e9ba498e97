import type { Need } from '@zhike/contract/needs'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './needs.module.css'
import { needTexts } from './needs.texts.ts'

const AssessDialog = lazy(() => import('./assess-dialog.tsx').then((found) => ({ default: found.AssessDialog })))
const MatchDialog = lazy(() => import('./match-dialog.tsx').then((found) => ({ default: found.MatchDialog })))
const FulfilDialog = lazy(() => import('./fulfil-dialog.tsx').then((found) => ({ default: found.FulfilDialog })))
const RefuseDialog = lazy(() => import('./refuse-dialog.tsx').then((found) => ({ default: found.RefuseDialog })))

type Dialog = 'assess' | 'match' | 'fulfil' | 'refuse'

/** What can be done with a need as it stands: the next step of its way is the main one. */
export function NeedDeeds({ need }: { readonly need: Need }) {
  const t = useTexts(needTexts)
  const may = useMay()
  const [dialog, setDialog] = useState<Dialog>()
  const { id } = need
  const unfulfil = useAct('needs', 'unfulfil')
  const unrefuse = useAct('needs', 'unrefuse')
  if (!may('needs.decide')) return null
  const close = () => setDialog(undefined)
  const done = { done: () => tell(t('reopened')) }
  if (need.state === 'met' || need.state === 'unmet')
    return (
      <div className={styles.deeds}>
        <Button onClick={() => (need.state === 'met' ? unfulfil.run({ id }, done) : unrefuse.run({ id }, done))}>
          {t('reopen')}
        </Button>
      </div>
    )
  const next: Dialog = need.state === 'open' ? 'assess' : need.state === 'assessed' ? 'match' : 'fulfil'
  return (
    <div className={styles.deeds}>
      {(['assess', 'match', 'fulfil', 'refuse'] as const).map((name) => (
        <Button key={name} type={name === next ? 'primary' : 'default'} onClick={() => setDialog(name)}>
          {t(name)}
        </Button>
      ))}
      <Suspense>
        {dialog === 'assess' ? <AssessDialog need={need} onClose={close} /> : null}
        {dialog === 'match' ? <MatchDialog need={need} onClose={close} /> : null}
        {dialog === 'fulfil' ? <FulfilDialog need={need} onClose={close} /> : null}
        {dialog === 'refuse' ? <RefuseDialog need={need} onClose={close} /> : null}
      </Suspense>
    </div>
  )
}

import { CopyOutlined, EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { frameTexts } from './frame.texts.ts'
import { useMay } from './me.ts'
import { useTexts } from './texts.ts'
import { tell } from './toasts.ts'

const RevealDialog = lazy(() => import('./reveal-dialog.tsx').then((found) => ({ default: found.RevealDialog })))

interface RevealProps {
  /** What it is, by its name. */
  readonly what: string
  /** The whole of it, as long as it is shown. */
  readonly value: string | undefined
  readonly busy: boolean
  /** Asks for the whole of it; `done` closes the question. */
  readonly onReveal: (reason: string, done: () => void) => void
}

/** Beside what is masked: to see it whole, for whoever may and says why; then to copy it. */
export function Reveal({ what, value, busy, onReveal }: RevealProps) {
  const t = useTexts(frameTexts)
  const may = useMay()
  const [asking, ask] = useState(false)
  const copy = () => {
    if (value !== undefined) void navigator.clipboard.writeText(value).then(() => tell(t('copied')))
  }
  if (value !== undefined)
    return <Button type="text" size="small" icon={<CopyOutlined aria-hidden />} onClick={copy} aria-label={t('copy')} />
  if (!may('customers.reveal')) return null
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<EyeOutlined aria-hidden />}
        onClick={() => ask(true)}
        aria-label={t('revealTitle', { kind: what })}
        title={t('reveal')}
      />
      {asking ? (
        <Suspense>
          <RevealDialog
            what={what}
            busy={busy}
            onReveal={(reason) => onReveal(reason, () => ask(false))}
            onClose={() => ask(false)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

import { CopyOutlined, EyeOutlined } from '@ant-design/icons'
import type { Identity } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { frameTexts } from './frame.texts.ts'
import styles from './identity.module.css'
import { useMay } from './me.ts'
import { Tag } from './tag.tsx'
import { useTexts } from './texts.ts'
import { tell } from './toasts.ts'

const RevealDialog = lazy(() => import('./reveal-dialog.tsx').then((found) => ({ default: found.RevealDialog })))
const shownMs = 30_000

interface IdentityProps {
  readonly customerId: string
  readonly identity: Identity
}

/** A way to reach a customer, masked; whoever may sees it whole for 30 s after saying why. */
export function IdentityLine({ customerId, identity }: IdentityProps) {
  const t = useTexts(frameTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const [value, setValue] = useState(identity.value)
  useEffect(() => {
    if (value === undefined || value === identity.value) return
    const timer = setTimeout(() => setValue(identity.value), shownMs)
    return () => clearTimeout(timer)
  }, [value, identity.value])
  const copy = () => {
    if (value !== undefined) void navigator.clipboard.writeText(value).then(() => tell(t('copied')))
  }
  return (
    <span className={styles.line}>
      <span className={styles.kind}>{code(`identity.${identity.kind}`)}</span>
      <span className="figures" title={value === undefined || identity.value !== undefined ? undefined : t('revealed')}>
        {value ?? identity.masked}
      </span>
      {identity.verified ? null : <Tag tone="risk">{t('unverified')}</Tag>}
      {value !== undefined ? (
        <Button type="text" size="small" icon={<CopyOutlined />} onClick={copy} aria-label={t('copy')} />
      ) : may('customers.reveal') ? (
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined />}
          onClick={() => setAsking(true)}
          aria-label={t('reveal')}
        />
      ) : null}
      {asking ? (
        <Suspense>
          <RevealDialog
            customerId={customerId}
            identity={identity}
            onClose={() => setAsking(false)}
            onRevealed={setValue}
          />
        </Suspense>
      ) : null}
    </span>
  )
}

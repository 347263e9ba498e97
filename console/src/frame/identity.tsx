import type { Identity } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useAct } from './calls.ts'
import { frameTexts } from './frame.texts.ts'
import styles from './identity.module.css'
import { Reveal } from './reveal.tsx'
import { useShortly } from './shortly.ts'
import { Tag } from './tag.tsx'
import { useTexts } from './texts.ts'

interface IdentityProps {
  readonly customerId: string
  readonly identity: Identity
}

/** A way to reach a customer, masked; whoever may sees it whole for 30 s after saying why. */
export function IdentityLine({ customerId, identity }: IdentityProps) {
  const t = useTexts(frameTexts)
  const code = useTexts(codeTexts)
  const [revealed, show] = useShortly()
  const reveal = useAct('customers', 'revealIdentity')
  const kind = code(`identity.${identity.kind}`)
  const onReveal = (reason: string, done: () => void) =>
    reveal.run(
      { id: customerId, identityId: identity.id, reason },
      {
        done: ({ value }) => {
          show(value)
          done()
        },
      },
    )
  return (
    <span className={styles.line}>
      <span className={styles.kind}>{kind}</span>
      <span className="figures" title={revealed === undefined ? undefined : t('revealed')}>
        {revealed ?? identity.value ?? identity.masked}
      </span>
      {identity.failure ? <Tag tone="broken">{t(`failure_${identity.failure.why}`)}</Tag> : null}
      {identity.verified ? null : <Tag tone="risk">{t('unverified')}</Tag>}
      <Reveal what={kind} value={revealed ?? identity.value} busy={reveal.busy} onReveal={onReveal} />
    </span>
  )
}

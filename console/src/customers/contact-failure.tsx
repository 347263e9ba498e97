import { DisconnectOutlined } from '@ant-design/icons'
import type { Identity, IdentityFailure } from '@zhike/contract/customers'
import { Button, Dropdown } from 'antd'
import { useAct } from '../frame/calls.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import styles from './facts.module.css'
import { factTexts } from './facts.texts.ts'

const waysToFail: Partial<Record<Identity['kind'], readonly IdentityFailure['why'][]>> = {
  phone: ['out_of_service', 'wrong_person'],
  email: ['bounced', 'wrong_person'],
}

/** Says that a contact does not reach the customer, and why; or that it does after all. */
export function ContactFailure({
  customerId: id,
  identity,
}: {
  readonly customerId: string
  readonly identity: Identity
}) {
  const t = useTexts(factTexts)
  const frame = useTexts(frameTexts)
  const may = useMay()
  const report = useAct('customers', 'reportFailure')
  const withdraw = useAct('customers', 'withdrawFailure')
  const ways = waysToFail[identity.kind]
  if (!ways || !may('customers.update')) return null
  const at = { id, identityId: identity.id }
  const items = identity.failure
    ? [{ key: 'works', label: t('contactWorks'), onClick: () => withdraw.run(at) }]
    : ways.map((why) => ({ key: why, label: frame(`failure_${why}`), onClick: () => report.run({ ...at, why }) }))
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button
        type="text"
        size="small"
        className={styles.remove ?? ''}
        icon={<DisconnectOutlined aria-hidden />}
        aria-label={t('contactFails', { what: identity.masked })}
        title={t('contactFailsTitle')}
      />
    </Dropdown>
  )
}

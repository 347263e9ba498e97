import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Dropdown } from 'antd'
import { call } from '../frame/client.ts'
import { Avatar } from '../frame/customer-chip.tsx'
import { useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { tellFailure } from '../frame/toasts.ts'
import { appTexts } from './app.texts.ts'
import styles from './top-bar.module.css'

/** Who is at the desk, and the way out. */
export function PersonMenu() {
  const t = useTexts(appTexts)
  const code = useTexts(codeTexts)
  const me = useMe()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const leave = () =>
    call('session', 'logOut', {}).then(() => {
      cache.clear()
      return navigate({ to: '/login' })
    }, tellFailure)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { type: 'group', label: code(`role.${me.role}`), children: [{ key: 'account', label: t('account') }] },
          { type: 'divider' },
          { key: 'leave', label: t('logOut') },
        ],
        onClick: ({ key }) => void (key === 'leave' ? leave() : navigate({ to: '/settings/account' })),
      }}
    >
      <Button type="text" className={styles.person ?? ''} aria-haspopup="menu">
        <Avatar name={me.name} />
        <span className={styles.personName}>{me.name}</span>
      </Button>
    </Dropdown>
  )
}

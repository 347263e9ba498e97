import { useNavigate } from '@tanstack/react-router'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Dropdown } from 'antd'
import { Avatar } from '../frame/customer-chip.tsx'
import { useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import { useLeaving } from './leaving.ts'
import styles from './top-bar.module.css'

/** Who is at the desk, and the way out. */
export function PersonMenu() {
  const t = useTexts(appTexts)
  const code = useTexts(codeTexts)
  const me = useMe()
  const navigate = useNavigate()
  const leave = useLeaving()
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

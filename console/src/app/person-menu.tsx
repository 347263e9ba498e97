import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Dropdown } from 'antd'
import { useAct } from '../frame/calls.ts'
import { Avatar } from '../frame/customer-chip.tsx'
import { useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import styles from './top-bar.module.css'

/** Who is at the desk, and the way out. */
export function PersonMenu() {
  const t = useTexts(appTexts)
  const code = useTexts(codeTexts)
  const me = useMe()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const logOut = useAct('session', 'logOut')
  const leave = () =>
    logOut.run(
      {},
      {
        done: () => {
          cache.clear()
          void navigate({ to: '/login' })
        },
      },
    )
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { type: 'group', label: code(`role.${me.role}`), children: [{ key: 'account', label: t('account') }] },
          { type: 'divider' },
          { key: 'leave', label: t('logOut') },
        ],
        onClick: ({ key }) => (key === 'leave' ? leave() : void navigate({ to: '/settings/account' })),
      }}
    >
      <Button type="text" className={styles.person ?? ''} aria-label={t('person', { name: me.name })}>
        <Avatar name={me.name} />
        <span className={styles.personName}>{me.name}</span>
      </Button>
    </Dropdown>
  )
}

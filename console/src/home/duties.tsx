import { Link } from '@tanstack/react-router'
import type { Permission } from '@zhike/contract/permissions'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './administration.module.css'
import { administrationTexts } from './administration.texts.ts'

const duties = [
  { name: 'staff', to: '/settings/staff', permission: 'staff.manage' },
  { name: 'organisation', to: '/settings/organisation', permission: 'staff.manage' },
  { name: 'roles', to: '/settings/roles', permission: 'roles.manage' },
  { name: 'categories', to: '/settings/categories', permission: 'settings.manage' },
  { name: 'apiKeys', to: '/settings/api-keys', permission: 'api_keys.manage' },
] as const satisfies readonly { name: string; to: string; permission: Permission }[]

/** The settings that this person looks after, each with what it decides. */
export function Duties() {
  const t = useTexts(administrationTexts)
  const may = useMay()
  return (
    <Card title={t('care')} flush>
      {duties
        .filter(({ permission }) => may(permission))
        .map(({ name, to }) => (
          <Link key={name} to={to} className={styles.duty}>
            {t(name)}
            <span>{t(`${name}Why`)}</span>
          </Link>
        ))}
    </Card>
  )
}

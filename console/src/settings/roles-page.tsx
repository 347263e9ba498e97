import type { Permission } from '@zhike/contract/permissions'
import type { Role } from '@zhike/contract/security'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useAct, useAnswer } from '../frame/calls.ts'
import { keyOf } from '../frame/client.ts'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import { toggled } from './areas.ts'
import styles from './matrix.module.css'
import { Matrix } from './matrix.tsx'
import { permissionTexts } from './permissions.texts.ts'
import { rolesTexts } from './roles.texts.ts'
import { settingsTexts } from './settings.texts.ts'

/** Who may do what: rights down, roles across. */
export function RolesPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(rolesTexts)
  const p = useTexts(permissionTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const roles = useAnswer('roles', 'list', {})
  const update = useAct('roles', 'update', {
    foresee: ({ code: changed, permissions }, cache) =>
      cache.setQueryData(
        keyOf('roles', 'list', {}),
        (now: { items: Role[] } | undefined) =>
          now && { items: now.items.map((role) => (role.code === changed ? { ...role, permissions } : role)) },
      ),
  })
  const toggle = (role: Role, permission: Permission) => {
    const names = { role: code(`role.${role.code}`), permission: p(permission) }
    const told = role.permissions.includes(permission) ? t('taken', names) : t('given', names)
    update.run(
      { code: role.code, permissions: toggled(role.permissions, permission) },
      {
        ifMatch: role.version,
        done: (changed) =>
          offerUndo(told, () =>
            update.run({ code: role.code, permissions: role.permissions }, { ifMatch: changed.version }),
          ),
      },
    )
  }
  return (
    <Page title={s('entry.roles')} toolbar={<p className={styles.explain}>{t('explain')}</p>} fill>
      {roles.error ? <Failure error={roles.error} again={() => void roles.refetch()} /> : null}
      {roles.data ? (
        <Matrix roles={roles.data.items} {...(may('roles.manage') && !update.busy ? { onToggle: toggle } : {})} />
      ) : (
        <div className={styles.waiting}>
          <Skeleton lines={10} height={24} />
        </div>
      )}
    </Page>
  )
}

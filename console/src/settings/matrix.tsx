import type { Permission } from '@zhike/contract/permissions'
import type { Role } from '@zhike/contract/security'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Checkbox } from 'antd'
import { Fragment } from 'react'
import { useTexts } from '../frame/texts.ts'
import { areas } from './areas.ts'
import styles from './matrix.module.css'
import { permissionTexts } from './permissions.texts.ts'
import { rolesTexts } from './roles.texts.ts'

interface MatrixProps {
  readonly roles: readonly Role[]
  /** Missing for whoever may only look. */
  readonly onToggle?: (role: Role, permission: Permission) => void
}

/** Without this right nobody could give it back. */
const isLocked = (role: Role, permission: Permission) => role.code === 'administrator' && permission === 'roles.manage'

/** The table of rights and roles. */
export function Matrix({ roles, onToggle }: MatrixProps) {
  const t = useTexts(rolesTexts)
  const p = useTexts(permissionTexts)
  const code = useTexts(codeTexts)
  return (
    <div className={styles.scroller}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('permission')}</th>
            {roles.map((role) => (
              <th key={role.code} scope="col">
                {code(`role.${role.code}`)}
                <small>{code(`scope.${role.defaultScope}`)}</small>
                <small>{t('members', { members: role.members })}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areas.map(({ area, permissions }) => (
            <Fragment key={area}>
              <tr className={styles.area}>
                <th scope="colgroup" colSpan={roles.length + 1}>
                  {p(`area.${area}`)}
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission}>
                  <th scope="row">{p(permission)}</th>
                  {roles.map((role) => (
                    <td key={role.code}>
                      <Checkbox
                        checked={role.permissions.includes(permission)}
                        disabled={!onToggle || isLocked(role, permission)}
                        onChange={() => onToggle?.(role, permission)}
                        title={isLocked(role, permission) ? t('locked') : ''}
                        aria-label={t('cell', { role: code(`role.${role.code}`), permission: p(permission) })}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

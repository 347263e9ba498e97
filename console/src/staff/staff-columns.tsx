import type { StaffMember } from '@zhike/contract/staff'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Avatar } from '../frame/customer-chip.tsx'
import type { Column } from '../frame/table-props.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './staff.module.css'
import { staffTexts } from './staff.texts.ts'

/** What the list tells of a colleague. */
export function useStaffColumns(): readonly Column<StaffMember>[] {
  const t = useTexts(staffTexts)
  const code = useTexts(codeTexts)
  return [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      cell: (member) => (
        <span className={styles.person}>
          <Avatar name={member.name} />
          {member.name}
        </span>
      ),
    },
    { key: 'role', title: t('role'), cell: (member) => code(`role.${member.role}`) },
    { key: 'department', title: t('department'), cell: (member) => member.departmentName ?? t('noDepartment') },
    {
      key: 'teams',
      title: t('teams'),
      card: 'hidden',
      cell: (member) => member.teams.map((team) => team.name).join(' · '),
    },
    { key: 'post', title: t('post'), card: 'hidden', cell: (member) => member.postName },
    { key: 'scope', title: t('scope'), card: 'hidden', cell: (member) => code(`scope.${member.scope}`) },
    { key: 'email', title: t('email'), card: 'second', cell: (member) => member.email },
    {
      key: 'state',
      title: t('state'),
      card: 'side',
      cell: (member) => (
        <Tag tone={member.suspendedAt ? 'broken' : 'good'} dot plain>
          {member.suspendedAt ? t('suspended') : t('active')}
        </Tag>
      ),
    },
  ]
}

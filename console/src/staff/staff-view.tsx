import type { StaffMember } from '@zhike/contract/staff'
import { Button, Form } from 'antd'
import { ScheduleSection } from '../calendar/schedule-section.tsx'
import { useAct } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { offerUndo, tell } from '../frame/toasts.ts'
import styles from './staff.module.css'
import { staffTexts } from './staff.texts.ts'
import { StaffFields, type StaffValues } from './staff-fields.tsx'
import { StaffSessions } from './staff-sessions.tsx'

interface ViewProps {
  readonly member: StaffMember
  readonly mayManage: boolean
  /** The log-ins of the people in the own scope. */
  readonly mayEnd: boolean
  readonly onPassword: (password: string) => void
}

/** A colleague, beside the list: facts to change, and the account itself. */
export function StaffView({ member, mayManage, mayEnd, onPassword }: ViewProps) {
  const t = useTexts(staffTexts)
  const update = useAct('staff', 'update')
  const reset = useAct('staff', 'resetPassword')
  const suspend = useAct('staff', 'suspend')
  const reinstate = useAct('staff', 'reinstate')
  const { id, name } = member
  const save = ({ departmentId = null, postId = null, teamIds = [], scope, ...rest }: StaffValues) =>
    update.run(
      { id, ...rest, departmentId, postId, teamIds, ...(scope ? { scope } : {}) },
      { ifMatch: member.version, done: () => tell(t('saved', { name: rest.name })) },
    )
  const bar = () =>
    suspend.run({ id }, { done: () => offerUndo(t('suspendedTold', { name }), () => reinstate.run({ id })) })
  return (
    <>
      <p className={styles.quiet}>
        <span>{member.email}</span>
        <span>{member.suspendedAt ? t('suspendedSince') : t('since')}</span>
        <Time at={member.suspendedAt ?? member.createdAt} />
      </p>
      <Form<StaffValues>
        key={`${id}/${member.version}`}
        layout="vertical"
        requiredMark={false}
        disabled={!mayManage}
        initialValues={{ ...member, teamIds: member.teams.map((team) => team.id) }}
        onFinish={save}
      >
        <StaffFields refused={update.fields} />
        {mayManage ? (
          <div className={styles.acts}>
            <Button type="primary" htmlType="submit" loading={update.busy}>
              {t('save')}
            </Button>
            <Button
              loading={reset.busy}
              onClick={() => reset.run({ id }, { done: ({ oneTimePassword }) => onPassword(oneTimePassword) })}
            >
              {t('reset')}
            </Button>
            {member.suspendedAt ? (
              <Button
                loading={reinstate.busy}
                onClick={() => reinstate.run({ id }, { done: () => tell(t('reinstatedTold', { name })) })}
              >
                {t('reinstate')}
              </Button>
            ) : (
              <Button danger loading={suspend.busy} onClick={bar}>
                {t('suspend')}
              </Button>
            )}
          </div>
        ) : null}
      </Form>
      <ScheduleSection staff={member} />
      {mayManage || (mayEnd && member.role !== 'administrator') ? (
        <StaffSessions member={member} mayReset={mayManage} />
      ) : null}
    </>
  )
}

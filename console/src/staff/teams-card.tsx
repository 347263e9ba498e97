import type { Team } from '@zhike/contract/staff'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import { LineMenu } from './line-menu.tsx'
import styles from './staff.module.css'
import { staffTexts } from './staff.texts.ts'

interface Values {
  readonly name: string
  readonly departmentId: string
}

/** The teams and the department each belongs to. */
export function TeamsCard({ mayManage }: { readonly mayManage: boolean }) {
  const t = useTexts(staffTexts)
  const [edited, setEdited] = useState<Team | 'new'>()
  const teams = useAnswer('teams', 'list', {})
  const departments = useAnswer('departments', 'list', {})
  const create = useAct('teams', 'create')
  const update = useAct('teams', 'update')
  const remove = useAct('teams', 'remove')
  const close = () => setEdited(undefined)
  const submit = (values: Values) =>
    edited && edited !== 'new'
      ? update.run({ id: edited.id, ...values }, { ifMatch: edited.version, done: close })
      : create.run(values, { done: close })
  const drop = ({ id, name, departmentId }: Team) =>
    remove.run({ id }, { done: () => offerUndo(t('removed', { name }), () => create.run({ name, departmentId })) })
  const departmentOf = (id: string) => departments.data?.items.find((department) => department.id === id)?.name
  return (
    <Card
      title={t('teams')}
      aside={mayManage ? <Button onClick={() => setEdited('new')}>{t('addTeam')}</Button> : null}
      flush
    >
      <Loaded answer={teams} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.empty}>{t('noTeams')}</p>
          ) : (
            items.map((team) => (
              <div key={team.id} className={styles.line}>
                <span className={styles.grow}>
                  {team.name}
                  <span className={styles.count}>{departmentOf(team.departmentId)}</span>
                </span>
                <span className={styles.count}>{t('people', { people: team.members })}</span>
                {mayManage ? (
                  <LineMenu
                    name={team.name}
                    acts={[
                      { label: t('change'), run: () => setEdited(team) },
                      { label: t('remove'), run: () => drop(team) },
                    ]}
                  />
                ) : null}
              </div>
            ))
          )
        }
      </Loaded>
      {edited ? (
        <FormDialog<Values>
          title={edited === 'new' ? t('addTeam') : t('change')}
          submit={t('save')}
          initial={edited === 'new' ? {} : edited}
          busy={create.busy || update.busy}
          onSubmit={submit}
          onClose={close}
        >
          <FormField name="name" label={t('teamName')} required refused={{ ...create.fields, ...update.fields }}>
            <Input maxLength={200} />
          </FormField>
          <FormField name="departmentId" label={t('department')} required>
            <Select options={(departments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
          </FormField>
        </FormDialog>
      ) : null}
    </Card>
  )
}

import type { Department } from '@zhike/contract/staff'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import { DepartmentDialog } from './department-dialog.tsx'
import { placeDepartments } from './department-tree.ts'
import { LineMenu } from './line-menu.tsx'
import styles from './staff.module.css'
import { staffTexts } from './staff.texts.ts'

/** The tree of departments. */
export function DepartmentsCard({ mayManage }: { readonly mayManage: boolean }) {
  const t = useTexts(staffTexts)
  const [edited, setEdited] = useState<Department | 'new'>()
  const departments = useAnswer('departments', 'list', {})
  const create = useAct('departments', 'create')
  const update = useAct('departments', 'update')
  const remove = useAct('departments', 'remove')
  const drop = ({ id, name, parentId }: Department) =>
    remove.run({ id }, { done: () => offerUndo(t('removed', { name }), () => create.run({ name, parentId })) })
  const actsOf = (department: Department) => [
    { label: t('change'), run: () => setEdited(department) },
    ...(department.reception
      ? []
      : [
          { label: t('makeReception'), run: () => update.run({ id: department.id, reception: true }) },
          { label: t('remove'), run: () => drop(department) },
        ]),
  ]
  return (
    <Card
      title={t('departments')}
      aside={mayManage ? <Button onClick={() => setEdited('new')}>{t('addDepartment')}</Button> : null}
      flush
    >
      <Loaded answer={departments} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.empty}>{t('noDepartments')}</p>
          ) : (
            placeDepartments(items).map(({ department, depth }) => (
              <div key={department.id} className={styles.line} style={{ paddingInlineStart: 16 + depth * 24 }}>
                <span className={styles.grow}>
                  {department.name}
                  {department.reception ? (
                    <span title={t('receptionHint')}>
                      <Tag tone="brand">{t('reception')}</Tag>
                    </span>
                  ) : null}
                </span>
                <span className={styles.count}>{t('people', { people: department.members })}</span>
                {mayManage ? <LineMenu name={department.name} acts={actsOf(department)} /> : null}
              </div>
            ))
          )
        }
      </Loaded>
      {edited ? (
        <DepartmentDialog
          department={edited === 'new' ? undefined : edited}
          departments={departments.data?.items ?? []}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </Card>
  )
}

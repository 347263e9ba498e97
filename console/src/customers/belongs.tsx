import { CloseOutlined } from '@ant-design/icons'
import { Collaborator, type Customer } from '@zhike/contract/customers'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo, tell } from '../frame/toasts.ts'
import styles from './facts.module.css'
import { factTexts } from './facts.texts.ts'
import { Origin } from './origin.tsx'

const modes = Collaborator.shape.mode.options

/** Who looks after the customer, and who works along. */
export function Belongs({ customer }: { readonly customer: Customer }) {
  const t = useTexts(factTexts)
  const may = useMay()
  return (
    <Card title={t('belongs')}>
      <div className={styles.owner}>
        <span className={styles.quiet}>{t('owner')}</span>
        {may('customers.assign') ? (
          <Owner customer={customer} />
        ) : (
          <span className={styles.still}>{customer.owner?.name ?? t('nobody')}</span>
        )}
        <Origin customer={customer} of={{ kind: 'field', field: 'owner' }} name={t('owner')} />
      </div>
      <h3 className={styles.sub}>{t('collaborators')}</h3>
      <Collaborators customer={customer} />
    </Card>
  )
}

function Owner({ customer: { id, owner: before } }: { readonly customer: Customer }) {
  const t = useTexts(factTexts)
  const assign = useAct('customers', 'assignOwner')
  const release = useAct('customers', 'releaseOwner')
  const set = (owner: Customer['owner'], done?: () => void) => {
    if (owner) assign.run({ id, staffId: owner.id }, done ? { done } : {})
    else release.run({ id }, done ? { done } : {})
  }
  return (
    <StaffChoice
      label={t('owner')}
      chosen={before}
      placeholder={t('nobody')}
      clearable
      quiet
      onChoose={(owner) => {
        if (owner?.id === before?.id) return
        set(owner, () => offerUndo(owner ? t('ownerNow', { name: owner.name }) : t('ownerGone'), () => set(before)))
      }}
    />
  )
}

function Collaborators({ customer: { id } }: { readonly customer: Customer }) {
  const t = useTexts(factTexts)
  const may = useMay()
  const [mode, setMode] = useState<(typeof modes)[number]>('joint')
  const list = useAnswer('customers', 'listCollaborators', { id })
  const add = useAct('customers', 'addCollaborator')
  const remove = useAct('customers', 'removeCollaborator')
  const people = list.data?.items ?? []
  return (
    <>
      {list.data && people.length === 0 ? <p className={styles.quiet}>{t('collaboratorsNone')}</p> : null}
      <ul className={styles.people}>
        {people.map((one) => (
          <li key={one.id} className={styles.person}>
            {one.name}
            <Tag>{t(`mode_${one.mode}`)}</Tag>
            {may('customers.assign') ? (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('removeOne', { name: one.name })}
                onClick={() =>
                  remove.run(
                    { id, staffId: one.id },
                    {
                      done: () =>
                        offerUndo(t('collaboratorRemoved', { name: one.name }), () =>
                          add.run({ id, staffId: one.id, mode: one.mode }),
                        ),
                    },
                  )
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {may('customers.assign') ? (
        <div className={styles.add}>
          <Select
            aria-label={t('collaborators')}
            value={mode}
            options={modes.map((value) => ({ value, label: t(`mode_${value}`) }))}
            onChange={setMode}
          />
          <StaffChoice
            label={t('addCollaborator')}
            placeholder={t('addCollaborator')}
            chosen={null}
            onChoose={(staff) =>
              staff
                ? add.run(
                    { id, staffId: staff.id, mode },
                    { done: () => tell(t('collaboratorAdded', { name: staff.name })) },
                  )
                : undefined
            }
          />
        </div>
      ) : null}
    </>
  )
}

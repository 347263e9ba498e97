import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import type { Customer, CustomerSummary } from '@zhike/contract/customers'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import type { AnswerOf } from '../frame/client.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { CustomerChoice } from '../frame/customer-choice.tsx'
import { Field } from '../frame/field.tsx'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import styles from './facts.module.css'
import { factTexts } from './facts.texts.ts'

type KeyPersonLine = AnswerOf<'customers', 'listKeyPersons'>['items'][number]
const influences = [1, 2, 3, 4, 5] as const
const dots = (influence: number) => '●'.repeat(influence) + '○'.repeat(influences.length - influence)

/** Who counts inside an organisation, and how much. */
export function KeyPersons({ customer }: { readonly customer: Customer }) {
  const t = useTexts(factTexts)
  const may = useMay()
  const { id } = customer
  const [adding, setAdding] = useState(false)
  const list = useAnswer('customers', 'listKeyPersons', { id })
  const add = useAct('customers', 'addKeyPerson')
  const remove = useAct('customers', 'removeKeyPerson')
  const takeOut = ({ id: keyPersonId, person, role, influence }: KeyPersonLine) =>
    remove.run(
      { id, keyPersonId },
      {
        done: () =>
          offerUndo(t('keyPersonRemoved', { name: person.name }), () =>
            add.run({ id, personId: person.id, role, influence }),
          ),
      },
    )
  return (
    <Card
      title={t('keyPersons')}
      aside={
        may('customers.update') ? (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t('addKeyPerson')}
            title={t('addKeyPerson')}
            onClick={() => setAdding(true)}
          />
        ) : null
      }
    >
      {list.data?.items.length === 0 && !adding ? <p className={styles.quiet}>{t('keyPersonsNone')}</p> : null}
      <ul className={styles.people}>
        {list.data?.items.map((one) => (
          <li key={one.id} className={styles.person}>
            <CustomerChip customer={one.person} />
            <span className={styles.role}>{one.role}</span>
            <span
              className={styles.dots}
              role="img"
              aria-label={t('influenceOf', { influence: one.influence })}
              title={t(`influence_${one.influence as (typeof influences)[number]}`)}
            >
              {dots(one.influence)}
            </span>
            {may('customers.update') ? (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('removeOne', { name: one.person.name })}
                onClick={() => takeOut(one)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <AddKeyPerson id={id} onClose={() => setAdding(false)} /> : null}
    </Card>
  )
}

function AddKeyPerson({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(factTexts)
  const [person, setPerson] = useState<CustomerSummary>()
  const [role, setRole] = useState('')
  const [influence, setInfluence] = useState<number>(3)
  const add = useAct('customers', 'addKeyPerson')
  const isReady = person !== undefined && role.trim() !== ''
  const save = () => {
    if (isReady) add.run({ id, personId: person.id, role: role.trim(), influence }, { done: onClose })
  }
  return (
    <div className={styles.form}>
      <Field label={t('person')} required error={add.fields.personId}>
        {(field) => <CustomerChoice id={field} autoFocus kind="person" chosen={person} onChoose={setPerson} />}
      </Field>
      <Field label={t('role')} required error={add.fields.role}>
        {(field) => (
          <Input
            id={field}
            value={role}
            maxLength={200}
            placeholder={t('roleExample')}
            onChange={(event) => setRole(event.target.value)}
            onPressEnter={save}
          />
        )}
      </Field>
      <Field label={t('influence')}>
        {(field) => (
          <Select
            id={field}
            value={influence}
            options={influences.map((value) => ({ value, label: t(`influence_${value}`) }))}
            onChange={setInfluence}
          />
        )}
      </Field>
      <span className={styles.deeds}>
        <Button size="small" type="primary" disabled={!isReady} loading={add.busy} onClick={save}>
          {t('save')}
        </Button>
        <Button size="small" type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </span>
    </div>
  )
}

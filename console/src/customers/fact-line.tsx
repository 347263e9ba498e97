import { EditOutlined } from '@ant-design/icons'
import type { Customer } from '@zhike/contract/customers'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import type { ArgsOf } from '../frame/client.ts'
import { reasonOf, sentenceOf } from '../frame/errors.ts'
import { useMay } from '../frame/me.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './facts.module.css'
import { factTexts } from './facts.texts.ts'
import { Origin } from './origin.tsx'

export type Change = Omit<ArgsOf<'customers', 'update'>, 'id'>

interface FactLineProps<V> {
  readonly customer: Customer
  readonly name: string
  /** The fact by the name that the customer has it under. */
  readonly field: keyof Change
  /** What stands there; null when it is not known. */
  readonly shown: ReactNode
  /** What can be done with it besides changing it. */
  readonly aside?: ReactNode
  /** What the control begins with. */
  readonly value: V
  readonly changeOf: (value: V) => Change
  readonly children: (control: Control<V>) => ReactNode
}

export interface Control<V> {
  readonly value: V
  readonly set: (value: V) => void
  /** Saves what is set, or the value given. */
  readonly save: (value?: V) => void
}

/**
 * A fact that is changed where it stands: Enter or the button saves, Esc leaves. When somebody else changed the customer
 * meanwhile, the new version is fetched and what was typed stays, to be saved again or not.
 */
export function FactLine<V>(props: FactLineProps<V>) {
  const { customer, field, name, shown, aside } = props
  const t = useTexts(factTexts)
  const may = useMay()
  const [editing, edit] = useState(false)
  if (editing) return <Editor {...props} onClose={() => edit(false)} />
  const words = shown ?? <span className={styles.empty}>{t('empty')}</span>
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd className={styles.line}>
        {may('customers.update') ? (
          <button type="button" className={styles.open} onClick={() => edit(true)}>
            <span className="visually-hidden">{t('edit', { what: name })}</span>
            {words}
            <EditOutlined className={styles.pen ?? ''} aria-hidden />
          </button>
        ) : (
          <span className={styles.still}>{words}</span>
        )}
        {aside}
        <Origin customer={customer} of={{ kind: 'field', field }} name={name} />
      </dd>
    </div>
  )
}

function Editor<V>({ customer, name, value: start, changeOf, children, onClose }: EditorProps<V>) {
  const t = useTexts(factTexts)
  const locale = useLocale()
  const [value, set] = useState(start)
  const update = useAct('customers', 'update', { quiet: true })
  const save = (given: V = value) =>
    update.run({ id: customer.id, ...changeOf(given) }, { ifMatch: customer.version, done: onClose })
  const why = update.failure
    ? reasonOf(update.failure) === 'record.changed'
      ? t('changedMeanwhile')
      : (Object.values(update.fields)[0] ?? sentenceOf(update.failure, locale))
    : undefined
  return (
    <div className={styles.editor}>
      <dt>{name}</dt>
      <dd
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          onClose()
        }}
      >
        {children({ value, set, save })}
        {why ? (
          <p className={styles.why} role="alert">
            {why}
          </p>
        ) : null}
        <span className={styles.deeds}>
          <Button size="small" type="primary" loading={update.busy} onClick={() => save()}>
            {t('save')}
          </Button>
          <Button size="small" type="text" onClick={onClose}>
            {t('cancel')}
          </Button>
        </span>
      </dd>
    </div>
  )
}

interface EditorProps<V> extends FactLineProps<V> {
  readonly onClose: () => void
}

import type { Customer, FieldProvenance, Provenance } from '@zhike/contract/customers'
import type { FileRef } from '@zhike/contract/fields'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Popover } from 'antd'
import type { ReactNode } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import type { OriginOf } from './origin-of.ts'
import styles from './provenance.module.css'
import { provenanceTexts } from './provenance.texts.ts'
import { SourceWords } from './source-words.tsx'
import { useValueWords } from './value-words.tsx'

interface PanelProps {
  readonly customer: Customer
  readonly of: OriginOf
  readonly title: string
  readonly onClose: () => void
}

/** Who gave a value, through what and when, and what stood there before, to be put back. */
export function OriginPanel({ customer, of, title, onClose }: PanelProps) {
  const told = useAnswer('customers', 'provenance', { id: customer.id })
  return (
    <Popover
      open
      trigger="click"
      placement="bottomRight"
      title={title}
      onOpenChange={(open) => (open ? undefined : onClose())}
      content={
        <div className={styles.panel}>
          {told.data ? <Told customer={customer} of={of} told={told.data} /> : <Skeleton lines={2} />}
        </div>
      }
    >
      <span className={styles.anchor} />
    </Popover>
  )
}

interface ToldProps {
  readonly customer: Customer
  readonly of: OriginOf
  readonly told: Provenance
}

function Told({ customer, of, told }: ToldProps) {
  const t = useTexts(provenanceTexts)
  const words = useValueWords()
  if (of.kind === 'former') return <FormerContacts customer={customer} told={told} />
  if (of.kind === 'identity')
    return <SourceWords source={told.identities.find(({ id }) => id === of.id)?.source ?? null} />
  if (of.kind === 'address')
    return <SourceWords source={told.addresses.find(({ id }) => id === of.id)?.source ?? null} />
  const found = told.fields[of.field]
  if (!found) return <p className={styles.quiet}>{t('unknown')}</p>
  const sayValue = (value: unknown) =>
    of.say?.(value) ?? words(of.field, value) ?? <span className={styles.quiet}>{t('empty')}</span>
  return (
    <>
      {of.field === 'tags' ? <TagOrigins told={told} /> : <SourceWords source={found.source} />}
      <Earlier customer={customer} field={of.field} told={found} sayValue={sayValue} />
    </>
  )
}

function TagOrigins({ told }: { readonly told: Provenance }) {
  return (
    <ul className={styles.list}>
      {told.tags.map(({ tag, source }) => (
        <li key={tag} className={styles.entry}>
          <span>
            <Tag>{tag}</Tag>
          </span>
          <SourceWords source={source} />
        </li>
      ))}
    </ul>
  )
}

interface EarlierProps {
  readonly customer: Customer
  readonly field: string
  readonly told: FieldProvenance
  readonly sayValue: (value: unknown) => ReactNode
}

function Earlier({ customer, field, told, sayValue }: EarlierProps) {
  const t = useTexts(provenanceTexts)
  const may = useMay()
  const restore = useAct('customers', 'restoreValue')
  // an owner is handed over, not put back
  const restorable = may('customers.update') && field !== 'owner'
  if (told.earlier.length === 0) return null
  return (
    <>
      <h4 className={styles.heading}>{t('earlier')}</h4>
      <ol className={styles.list}>
        {told.earlier.map(({ value, source, changeId, isGone }) => (
          <li key={changeId} className={styles.entry}>
            <span className={styles.value}>{isGone ? (value as FileRef).name : sayValue(value)}</span>
            {isGone ? <p className={styles.quiet}>{t('gone')}</p> : null}
            {restorable && !isGone ? (
              <Button
                size="small"
                loading={restore.busy}
                onClick={() =>
                  restore.run(
                    { id: customer.id, field, changeId },
                    { ifMatch: customer.version, done: () => tell(t('restored')) },
                  )
                }
              >
                {t('restore')}
              </Button>
            ) : null}
            <SourceWords source={source} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** Contacts that somebody took away, to be put back. */
function FormerContacts({ customer, told: { formerIdentities } }: Pick<ToldProps, 'customer' | 'told'>) {
  const t = useTexts(provenanceTexts)
  const code = useTexts(codeTexts)
  const may = useMay()
  const restore = useAct('customers', 'restoreValue')
  if (formerIdentities.length === 0) return <p className={styles.quiet}>{t('formerNone')}</p>
  return (
    <ul className={styles.list}>
      {formerIdentities.map(({ kind, masked, removed, source, changeId }) => (
        <li key={changeId} className={styles.entry}>
          <span className={styles.value}>
            {code(`identity.${kind}`)} {masked}
          </span>
          {may('customers.update') ? (
            <Button
              size="small"
              loading={restore.busy}
              onClick={() =>
                restore.run({ id: customer.id, field: 'identity', changeId }, { done: () => tell(t('restored')) })
              }
            >
              {t('restore')}
            </Button>
          ) : null}
          <p className={styles.source}>
            {t('removedBy', { name: removed.by.name ?? code(`actor.${removed.by.kind}`) })}
          </p>
          <SourceWords source={source} />
        </li>
      ))}
    </ul>
  )
}

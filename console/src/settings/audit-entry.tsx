import type { AuditEntry } from '@zhike/contract/security'
import { Button } from 'antd'
import { useOwnFieldName } from '../frame/own-field-name.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { auditTexts } from './audit.texts.ts'
import styles from './forms.module.css'

interface EntryProps {
  readonly entry: AuditEntry
  readonly name: string
  readonly who: string
  readonly onCustomer: (customerId: string) => void
}

/** Everything the log holds of one action. */
export function AuditEntryView({ entry, name, who, onCustomer }: EntryProps) {
  const t = useTexts(auditTexts)
  const { customerId, subject } = entry
  const ownName = useOwnFieldName()
  const { fields, ...data } = entry.data
  const changed = Array.isArray(fields) ? fields.map((field) => ownName(String(field)) ?? String(field)) : []
  const hasData = Object.keys(data).length > 0
  return (
    <div className={styles.stack}>
      <dl className={styles.facts}>
        <dt>{t('what')}</dt>
        <dd>{name}</dd>
        <dt>{t('who')}</dt>
        <dd>{who}</dd>
        <dt>{t('at')}</dt>
        <dd>
          <Time at={entry.at} />
        </dd>
        {subject ? (
          <>
            <dt>{t('about')}</dt>
            <dd>
              {subject.type === 'own_field' ? `${ownName(`custom.${subject.id}`) ?? ''} ` : null}
              <code>{`${subject.type} ${subject.id}`}</code>
            </dd>
          </>
        ) : null}
        {entry.reason === null ? null : (
          <>
            <dt>{t('reason')}</dt>
            <dd>{entry.reason}</dd>
          </>
        )}
        {changed.length > 0 ? (
          <>
            <dt>{t('fields')}</dt>
            <dd>{[...new Set(changed)].join(t('and'))}</dd>
          </>
        ) : null}
        <dt>{t('hash')}</dt>
        <dd>
          <code className={styles.long}>{entry.hash}</code>
        </dd>
        <dt>{t('data')}</dt>
        <dd>{hasData ? <pre className={styles.data}>{JSON.stringify(data, null, 2)}</pre> : t('noData')}</dd>
      </dl>
      {customerId ? <Button onClick={() => onCustomer(customerId)}>{t('showCustomer')}</Button> : null}
    </div>
  )
}

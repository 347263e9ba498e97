import { EditOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import type { FileRef } from '@zhike/contract/fields'
import type { OwnField, OwnValue } from '@zhike/contract/own-fields'
import { Button, Tooltip } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { reasonOf, sentenceOf } from '../frame/errors.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { moduleOf, nameIn, type OwnRecord } from './fields-of.ts'
import styles from './own-fields.module.css'
import { ownFieldTexts } from './own-fields.texts.ts'
import { OwnInput } from './own-input.tsx'
import { OwnValueShown } from './own-value.tsx'

const FileLine = lazy(() => import('./file-line.tsx').then((found) => ({ default: found.FileLine })))

interface LineProps {
  readonly record: OwnRecord
  readonly field: OwnField
  readonly value: OwnValue | null
  readonly mayChange: boolean
  /** Beside the value. */
  readonly aside?: ReactNode
}

/** A value that is changed where it stands: Enter or the button saves, Esc leaves. */
export function OwnLine(props: LineProps) {
  const { field, value, mayChange, aside } = props
  const t = useTexts(ownFieldTexts)
  const name = nameIn(field, useLocale())
  const [editing, edit] = useState(false)
  if (editing) return <Editor {...props} name={name} onClose={() => edit(false)} />
  if (field.type === 'file')
    return (
      <div className={styles.line}>
        <Name name={name} help={field.help} />
        <Suspense>
          <FileLine {...props} name={name} file={value as FileRef | null} mayChange={mayChange && field.editable} />
        </Suspense>
      </div>
    )
  const words = value === null ? <span className={styles.empty}>{t('empty')}</span> : null
  const shown = words ?? <OwnValueShown field={field} value={value} />
  return (
    <div className={styles.line}>
      <Name name={name} help={field.help} />
      <dd className={styles.value}>
        {mayChange && field.editable ? (
          <button type="button" className={styles.open} onClick={() => edit(true)}>
            <span className="visually-hidden">{t('edit', { what: name })}</span>
            {shown}
            <EditOutlined className={styles.pen ?? ''} aria-hidden />
          </button>
        ) : (
          <span className={styles.still}>{shown}</span>
        )}
        {aside}
      </dd>
    </div>
  )
}

function Name({ name, help }: { readonly name: string; readonly help: string }) {
  return (
    <dt>
      {name}
      {help ? (
        <Tooltip title={help}>
          <button type="button" className={styles.help} aria-label={`${name}：${help}`}>
            <QuestionCircleOutlined aria-hidden />
          </button>
        </Tooltip>
      ) : null}
    </dt>
  )
}

interface EditorProps extends LineProps {
  readonly name: string
  readonly onClose: () => void
}

function Editor({ record, field, value: start, name, onClose }: EditorProps) {
  const t = useTexts(ownFieldTexts)
  const locale = useLocale()
  const [value, set] = useState(start)
  const update = useAct(moduleOf[record.kind], 'update', { quiet: true })
  const save = () =>
    update.run({ id: record.id, custom: { [field.key]: value } }, { ifMatch: record.version, done: onClose })
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
        <OwnInput field={field} value={value} onChange={set} onEnter={save} autoFocus />
        {why ? (
          <p className={styles.why} role="alert">
            {why}
          </p>
        ) : field.help ? (
          <p className={styles.hint}>{field.help}</p>
        ) : null}
        <span className={styles.deeds}>
          <Button size="small" type="primary" loading={update.busy} onClick={save}>
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

import type { FileLimits, FileStorage } from '@zhike/contract/file-storage'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { sayBytes } from '../frame/bytes.ts'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { filesTexts } from './files.texts.ts'
import styles from './forms.module.css'
import { settingsTexts } from './settings.texts.ts'
import table from './used.module.css'

/** How much is kept as files, by what it belongs to, and how much may be uploaded and kept. */
export function FilesPage() {
  const s = useTexts(settingsTexts)
  const storage = useAnswer('fileStorage', 'get', {})
  return (
    <Page title={s('entry.files')}>
      <div className={styles.narrow}>
        <Loaded answer={storage} lines={8}>
          {(now) => (
            <>
              <Used usage={now.usage} most={now.limits.companyBytes} />
              <Limits storage={now} key={now.version} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

interface UsedProps {
  readonly usage: FileStorage['usage']
  readonly most: number | null
}

function Used({ usage, most }: UsedProps) {
  const t = useTexts(filesTexts)
  const locale = useLocale()
  const all = usage.reduce((sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }), {
    files: 0,
    bytes: 0,
  })
  const row = (name: string, { files, bytes }: { files: number; bytes: number }) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td>{files.toLocaleString(locale)}</td>
      <td>{sayBytes(bytes, locale)}</td>
    </tr>
  )
  return (
    <Card title={t('used')} aside={most === null ? null : `${sayBytes(all.bytes, locale)} / ${sayBytes(most, locale)}`}>
      <table className={table.used}>
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('files')}</th>
            <th scope="col">{t('bytes')}</th>
          </tr>
        </thead>
        <tbody>{usage.map((one) => row(t(`kind.${one.kind}`), one))}</tbody>
        <tfoot>{row(t('all'), all)}</tfoot>
      </table>
      <p className={styles.hint}>{t('kept')}</p>
    </Card>
  )
}

/** In what people think of: megabytes for an hour, gigabytes for the rest. */
const fields = [
  { name: 'colleagueDayBytes', label: 'colleagueDay', hint: 'colleagueDayHint', unit: 'GB' },
  { name: 'strangerHourBytes', label: 'strangerHour', hint: 'strangerHourHint', unit: 'MB' },
  { name: 'strangersHourBytes', label: 'strangersHour', unit: 'MB' },
  { name: 'companyBytes', label: 'company', hint: 'companyHint', unit: 'GB' },
] as const
const bytesIn = { MB: 1_000_000, GB: 1_000_000_000 } as const

function Limits({ storage }: { readonly storage: FileStorage }) {
  const t = useTexts(filesTexts)
  const [limits, setLimits] = useState<FileLimits>(storage.limits)
  const update = useAct('fileStorage', 'update', { done: () => tell(t('saved')) })
  const changed = fields.some(({ name }) => limits[name] !== storage.limits[name])
  return (
    <Card title={t('limits')}>
      <Fields>
        {fields.map(({ name, label, unit, ...more }) => (
          <Field
            key={name}
            label={t(label)}
            wide
            error={update.fields[`limits.${name}`]}
            {...('hint' in more ? { hint: t(more.hint) } : {})}
          >
            {(id) => (
              <InputNumber
                id={id}
                value={limits[name] === null ? null : limits[name] / bytesIn[unit]}
                min={0.001}
                max={1_000_000}
                suffix={unit}
                placeholder={t('unlimited')}
                style={{ width: 200 }}
                onChange={(value) => {
                  const bytes = value === null ? null : Math.round(value * bytesIn[unit])
                  if (bytes !== null || name === 'companyBytes') setLimits({ ...limits, [name]: bytes })
                }}
              />
            )}
          </Field>
        ))}
      </Fields>
      <Button
        className={styles.deed ?? ''}
        type="primary"
        disabled={!changed}
        loading={update.busy}
        onClick={() => update.run({ limits }, { ifMatch: storage.version })}
      >
        {t('save')}
      </Button>
    </Card>
  )
}

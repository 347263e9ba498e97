import { CloseOutlined, DownloadOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { Export } from '@zhike/contract/exports'
import { reasonText } from '@zhike/contract/reasons'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useAct } from '../frame/calls.ts'
import { useStore } from '../frame/store.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { exportTexts } from './exports.texts.ts'
import { isUnderWay, useNewestExports } from './own-exports.ts'
import styles from './tray.module.css'
import { unwatch, watch, watched } from './watched.ts'

/** Exports under way and those that ended since, at the foot of every page until they are put away. */
export function ExportTray() {
  const t = useTexts(exportTexts)
  const items = useNewestExports()
  const inTray = useStore(watched)
  useEffect(() => watch(items.filter(isUnderWay).map(({ id }) => id)), [items])
  const shown = items.filter(({ id, status }) => inTray.has(id) && status !== 'cancelled')
  if (shown.length === 0) return null
  return (
    <section className={styles.tray} aria-label={t('tray')}>
      <header className={styles.head}>
        <h2>{t('tray')}</h2>
        <Link to="/settings/exports">{t('all')}</Link>
      </header>
      <ul>
        {shown.map((one) => (
          <TrayEntry key={one.id} one={one} onAway={() => unwatch(one.id)} />
        ))}
      </ul>
    </section>
  )
}

function TrayEntry({ one, onAway }: { readonly one: Export; readonly onAway: () => void }) {
  const t = useTexts(exportTexts)
  const locale = useLocale()
  const cancel = useAct('exports', 'remove')
  const number = (count: number) => new Intl.NumberFormat(locale).format(count)
  const name = `${t(`kind_${one.kind}`)} ${one.format.toUpperCase()}`
  const { found, written } = one.counts
  const state =
    one.status === 'running' && found !== null
      ? t('rowsOf', { written: number(written), found: number(found) })
      : one.status === 'done'
        ? t('rows', { rows: number(written) })
        : one.failure
          ? reasonText(one.failure, locale)
          : t(one.status)
  return (
    <li className={styles.entry} data-failed={one.status === 'failed' || undefined}>
      <span className={styles.name}>{name}</span>
      <span className={styles.state} role="status">
        {state}
      </span>
      {isUnderWay(one) ? (
        <Button size="small" onClick={() => cancel.run({ id: one.id })}>
          {t('cancel')}
        </Button>
      ) : (
        <>
          {one.file ? (
            <a className={styles.fetch} href={`/api/v1/exports/${one.id}/file`} download onClick={onAway}>
              <DownloadOutlined aria-hidden /> {t('download')}
            </a>
          ) : null}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('hide', { name })}
            onClick={onAway}
          />
        </>
      )}
      {isUnderWay(one) ? (
        <progress className={styles.progress} value={one.progress} max={1} aria-label={t('progress', { name })} />
      ) : null}
    </li>
  )
}

import { DownloadOutlined } from '@ant-design/icons'
import type { Export } from '@zhike/contract/exports'
import { reasonText } from '@zhike/contract/reasons'
import { Button } from 'antd'
import { useAct, useList } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card, Page } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty, Failure } from '../frame/state.tsx'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { tell } from '../frame/toasts.ts'
import styles from './exports.module.css'
import { exportTexts } from './exports.texts.ts'
import { isUnderWay, useWatch } from './own-exports.ts'
import { watch } from './watched.ts'

const tone = { queued: 'calm', running: 'brand', done: 'good', failed: 'broken', cancelled: 'risk' } as const

/** What one has taken out, with the files while they are kept. */
export function ExportsPage() {
  const t = useTexts(exportTexts)
  const may = useMay()
  return <Page title={t('title')}>{may('exports.create') ? <Records /> : <Empty sentence={t('notYours')} />}</Page>
}

function Records() {
  const t = useTexts(exportTexts)
  const list = useList('exports', 'list', {})
  useWatch(list.items?.some(isUnderWay) ?? false)
  return (
    <Card flush>
      {list.failure && !list.items ? <Failure error={list.failure} again={list.again} /> : null}
      {list.items || list.failure ? null : (
        <div className={styles.waiting}>
          <Skeleton lines={4} />
        </div>
      )}
      {list.items?.length === 0 ? <Empty sentence={t('none')} /> : null}
      <ol className={styles.records}>
        {list.items?.map((one) => (
          <Entry key={one.id} one={one} />
        ))}
      </ol>
      {list.more ? (
        <Button block type="text" onClick={list.more} loading={list.fetchingMore}>
          {t('title')}
        </Button>
      ) : null}
    </Card>
  )
}

function Entry({ one }: { readonly one: Export }) {
  const t = useTexts(exportTexts)
  const locale = useLocale()
  const number = (count: number) => new Intl.NumberFormat(locale).format(count)
  const { found, written } = one.counts
  const isFiltered = Object.keys(one.list).some((name) => name !== 'sort')
  const name = `${t(`kind_${one.kind}`)} ${one.format.toUpperCase()}`
  return (
    <li className={styles.record}>
      <div className={styles.line}>
        <strong>{name}</strong>
        <Tag tone={tone[one.status]} dot plain>
          {t(one.status)}
        </Tag>
        {one.identifiers === 'plain' ? <Tag tone="risk">{t('withPlain')}</Tag> : null}
        <span className={styles.when}>
          <Time at={one.createdAt} />
        </span>
      </div>
      {isUnderWay(one) ? (
        <progress className={styles.progress} value={one.progress} max={1} aria-label={t('progress', { name })} />
      ) : null}
      <div className={styles.line}>
        <span className={styles.facts}>
          <span>
            {one.status === 'running' && found !== null
              ? t('rowsOf', { written: number(written), found: number(found) })
              : t('rows', { rows: number(written) })}
          </span>
          <span>{t('columnCount', { count: one.columns.length })}</span>
          {isFiltered ? <span>{t('filtered')}</span> : null}
          {one.reason ? <span>{`${t('reason')}：${one.reason}`}</span> : null}
          {one.failure ? <span data-tone="broken">{reasonText(one.failure, locale)}</span> : null}
          {one.status === 'done' && !one.file ? <span>{t('expired')}</span> : null}
          {one.file ? (
            <span>
              {t('until')} <Time at={one.file.until} />
            </span>
          ) : null}
        </span>
        <Deeds one={one} />
      </div>
    </li>
  )
}

function Deeds({ one }: { readonly one: Export }) {
  const t = useTexts(exportTexts)
  const create = useAct('exports', 'create')
  const remove = useAct('exports', 'remove')
  const { kind, format, columns, list, identifiers, reason } = one
  const again = () =>
    create.run(
      { kind, format, columns, list, identifiers, ...(reason === null ? {} : { reason }) },
      { done: ({ id }) => watch([id]) },
    )
  if (isUnderWay(one))
    return (
      <Button size="small" onClick={() => remove.run({ id: one.id }, { done: () => tell(t('stopped')) })}>
        {t('cancel')}
      </Button>
    )
  return (
    <span className={styles.deeds}>
      {one.file ? (
        <>
          <Button size="small" icon={<DownloadOutlined aria-hidden />} href={`/api/v1/exports/${one.id}/file`} download>
            {t('download')}
          </Button>
          <Button
            size="small"
            type="text"
            onClick={() => remove.run({ id: one.id }, { done: () => tell(t('removed')) })}
          >
            {t('remove')}
          </Button>
        </>
      ) : (
        <Button size="small" onClick={again} loading={create.busy}>
          {t('again')}
        </Button>
      )}
    </span>
  )
}

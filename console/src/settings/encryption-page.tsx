import type { KeyRotation, KeyRotations } from '@zhike/contract/key-rotations'
import { Button, Progress } from 'antd'
import { useEffect } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { encryptionTexts } from './encryption.texts.ts'
import styles from './forms.module.css'
import { settingsTexts } from './settings.texts.ts'

const lookMs = 2_000
const retireCommand = 'npx --no-install zhike rotate-keys --retire'

/** The versions of the encryption key, and the work of sealing everything by a new one. */
export function EncryptionPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(encryptionTexts)
  const rotations = useAnswer('keyRotations', 'list', {})
  const start = useAct('keyRotations', 'start')
  const running = rotations.data?.items.some(({ finishedAt }) => finishedAt === null) ?? false
  const { refetch } = rotations
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => void refetch(), lookMs)
    return () => clearInterval(timer)
  }, [running, refetch])
  const rotate =
    rotations.data?.source === 'file' ? (
      <Button type="primary" disabled={running} loading={start.busy} onClick={() => start.run({})}>
        {t('rotate')}
      </Button>
    ) : null
  return (
    <Page title={s('entry.encryption')} actions={rotate}>
      <div className={styles.narrow}>
        <Loaded answer={rotations} lines={4}>
          {(now) => (
            <>
              <Ring ring={now} />
              {now.items.map((rotation) => (
                <Rotation key={rotation.version} rotation={rotation} />
              ))}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

function Ring({ ring }: { readonly ring: KeyRotations }) {
  const t = useTexts(encryptionTexts)
  const old = ring.versions.filter((version) => version !== ring.current)
  const waits = ring.items.some(({ finishedAt }) => finishedAt === null)
  return (
    <Card>
      <dl className={styles.facts}>
        <dt>{t('current')}</dt>
        <dd>{t('version', { version: String(ring.current) })}</dd>
        <dt>{t('old')}</dt>
        <dd>{old.length === 0 ? t('noOld') : old.join(', ')}</dd>
      </dl>
      <p className={styles.hint}>{t('explain')}</p>
      {ring.source === 'environment' ? <p className={styles.hint}>{t('environment')}</p> : null}
      {old.length > 0 && !waits && ring.source === 'file' ? (
        <p className={styles.hint}>
          {t('retire')} <code>{retireCommand}</code>
        </p>
      ) : null}
    </Card>
  )
}

function Rotation({ rotation }: { readonly rotation: KeyRotation }) {
  const t = useTexts(encryptionTexts)
  const { done, total, finishedAt, startedAt, startedBy, broken } = rotation
  const percent = finishedAt ? 100 : total ? Math.min(Math.floor((done / total) * 100), 99) : 0
  return (
    <Card
      title={t('rotationTo', { version: String(rotation.version) })}
      aside={
        <Tag tone={finishedAt ? 'good' : 'brand'} dot plain>
          {finishedAt ? t('finished') : t('running')}
        </Tag>
      }
    >
      {finishedAt ? null : <Progress percent={percent} aria-label={t('running')} />}
      <dl className={styles.facts}>
        <dt>{t('sealed')}</dt>
        <dd>{total === null ? t('counting') : t('doneOf', { done: String(done), total: String(total) })}</dd>
        <dt>{t('began')}</dt>
        <dd>
          <Time at={startedAt} /> {startedBy?.name ?? null}
        </dd>
        {finishedAt ? (
          <>
            <dt>{t('ended')}</dt>
            <dd>
              <Time at={finishedAt} />
            </dd>
          </>
        ) : null}
      </dl>
      {broken > 0 ? <p className={styles.refusal}>{t('broken', { broken: String(broken) })}</p> : null}
    </Card>
  )
}

import type { ApiKey } from '@zhike/contract/security'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { Page } from '../frame/page.tsx'
import { SecretDialog } from '../frame/secret-dialog.tsx'
import { Empty } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './forms.module.css'
import { KeyDialog } from './key-dialog.tsx'
import { KeyTable } from './key-table.tsx'
import { keysTexts } from './keys.texts.ts'
import { settingsTexts } from './settings.texts.ts'

/** The keys of programs. A new one is shown once, a revoked one never comes back. */
export function KeysPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(keysTexts)
  const f = useTexts(frameTexts)
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<{ readonly name: string; readonly key: string }>()
  const [doomed, setDoomed] = useState<ApiKey>()
  const keys = useAnswer('apiKeys', 'list', {})
  const revoke = useAct('apiKeys', 'revoke')
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={s('entry.apiKeys')} actions={add} toolbar={<p className={styles.quiet}>{t('explain')}</p>} fill>
      <KeyTable keys={keys} onRevoke={setDoomed} empty={<Empty sentence={t('none')}>{add}</Empty>} />
      {adding ? (
        <KeyDialog
          onClose={() => setAdding(false)}
          onMade={(key) => {
            setAdding(false)
            setMade(key)
          }}
        />
      ) : null}
      {made ? (
        <SecretDialog
          title={t('secretTitle', { name: made.name })}
          secret={made.key}
          sentence={t('secretUse')}
          onClose={() => setMade(undefined)}
        />
      ) : null}
      <Modal
        open={doomed !== undefined}
        title={t('revokeTitle', { name: doomed?.name ?? '' })}
        okText={t('revoke')}
        okButtonProps={{ danger: true, loading: revoke.busy }}
        cancelText={f('cancel')}
        onCancel={() => setDoomed(undefined)}
        onOk={() => doomed && revoke.run({ id: doomed.id }, { done: () => setDoomed(undefined) })}
        width={420}
      >
        {t('revokeWhy')}
      </Modal>
    </Page>
  )
}

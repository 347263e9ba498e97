import { ApprovalKind } from '@zhike/contract/approvals'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { settingsTexts } from '../settings/settings.texts.ts'
import { FlowEditor } from './flow-editor.tsx'
import styles from './flows.module.css'
import { flowTexts } from './flows.texts.ts'

/** Who is asked for what. */
export function FlowsPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(flowTexts)
  const code = useTexts(codeTexts)
  const [kind, setKind] = useState<ApprovalKind>('compensation')
  const flows = useAnswer('approvalFlows', 'list', {})
  return (
    <Page
      title={s('entry.approvalFlows')}
      toolbar={
        <div className={styles.toolbar}>
          <p className={styles.quiet}>{t('explain')}</p>
          <Segmented
            aria-label={t('which')}
            value={kind}
            options={ApprovalKind.options.map((value) => ({ value, label: code(`approvalKind.${value}`) }))}
            onChange={setKind}
          />
        </div>
      }
    >
      <Loaded answer={flows} lines={8}>
        {({ items }) => {
          const flow = items.find((one) => one.kind === kind)
          return flow ? <FlowEditor key={`${kind} ${flow.version}`} flow={flow} /> : null
        }}
      </Loaded>
      <Versions kind={kind} />
    </Page>
  )
}

function Versions({ kind }: { readonly kind: ApprovalKind }) {
  const t = useTexts(flowTexts)
  const versions = useAnswer('approvalFlows', 'versions', { kind })
  if (!versions.data) return null
  return (
    <Card title={t('history')} flush>
      {versions.data.items.map(({ version, publishedAt, publishedBy, note, running }) => (
        <div key={version} className={styles.version}>
          <strong>{t('version', { version })}</strong>
          <span className={styles.quiet}>
            {publishedBy ? t('published', { name: publishedBy.name }) : t('factory')} <Time at={publishedAt} />
          </span>
          <span className={styles.quiet}>{note}</span>
          <span className={styles.quiet}>{running > 0 ? t('running', { count: running }) : ''}</span>
        </div>
      ))}
    </Card>
  )
}

import type { PromisePolicy } from '@zhike/contract/time-promises'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import forms from '../settings/forms.module.css'
import { settingsTexts } from '../settings/settings.texts.ts'
import { policyTexts } from './policies.texts.ts'
import { PolicyDialog } from './policy-dialog.tsx'
import { PolicyLine } from './policy-line.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { ReplayDialog } from './replay-dialog.tsx'
import styles from './time-promises.module.css'

/** What is promised to which tickets: drafts, what they would have meant, and what is in force. */
export function PoliciesPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(policyTexts)
  const [edited, setEdited] = useState<
    { readonly draft?: PromisePolicy; readonly replaced?: PromisePolicy } | undefined
  >(undefined)
  const [replayed, setReplayed] = useState<PromisePolicy | undefined>(undefined)
  const [published, setPublished] = useState<
    { readonly draft: PromisePolicy; readonly skipReason?: string | undefined } | undefined
  >(undefined)
  const policies = useAnswer('promisePolicies', 'list', {})
  return (
    <Page
      title={s('entry.timePromises')}
      actions={
        <Button type="primary" onClick={() => setEdited({})}>
          {t('add')}
        </Button>
      }
      toolbar={<p className={forms.quiet}>{t('explain')}</p>}
    >
      <Loaded answer={policies} lines={8}>
        {({ items }) => {
          const drafts = items.filter(({ publishedAt }) => publishedAt === null)
          const inForce = items.filter(({ publishedAt }) => publishedAt !== null)
          return (
            <div className={styles.policies}>
              <Card title={t('drafts')} flush>
                {drafts.length === 0 ? <p className={forms.empty}>{t('noDrafts')}</p> : null}
                {drafts.map((draft) => (
                  <PolicyLine
                    key={draft.id}
                    policy={draft}
                    replaced={inForce.find(({ id }) => id === draft.replacesId)}
                    onEdit={() => setEdited({ draft })}
                    onReplay={() => setReplayed(draft)}
                    onPublish={() => setPublished({ draft })}
                  />
                ))}
              </Card>
              <Card title={t('inForce')} aside={<span>{t('specific')}</span>} flush>
                {inForce.length === 0 ? <p className={forms.empty}>{t('noneInForce')}</p> : null}
                {inForce.map((policy) => (
                  <PolicyLine key={policy.id} policy={policy} onEdit={() => setEdited({ replaced: policy })} />
                ))}
              </Card>
            </div>
          )
        }}
      </Loaded>
      {edited ? <PolicyDialog {...edited} onClose={() => setEdited(undefined)} /> : null}
      {replayed ? (
        <ReplayDialog
          draft={replayed}
          onPublish={(skipReason) => {
            setReplayed(undefined)
            setPublished({ draft: replayed, skipReason })
          }}
          onClose={() => setReplayed(undefined)}
        />
      ) : null}
      {published ? (
        <PublishDialog
          {...published}
          replaced={policies.data?.items.find(({ id }) => id === published.draft.replacesId)}
          onClose={() => setPublished(undefined)}
        />
      ) : null}
    </Page>
  )
}

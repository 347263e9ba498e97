import type { ApprovalKind, FlowDefinition } from '@zhike/contract/approvals'
import { Input } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useMe } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useSettled } from '../frame/settled.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { fenOf } from '../frame/yuan.ts'
import { isComplete } from './flow-draft.ts'
import styles from './flows.module.css'
import { flowTexts } from './flows.texts.ts'
import { RouteView } from './route-view.tsx'

interface FlowPreviewProps {
  readonly kind: ApprovalKind
  readonly draft: FlowDefinition
}

/** Who would be asked by the draft, for somebody and an amount, while it is changed. */
export function FlowPreview({ kind, draft }: FlowPreviewProps) {
  const t = useTexts(flowTexts)
  const me = useMe()
  const [applicant, setApplicant] = useState<{ readonly id: string; readonly name: string }>(me)
  const [yuan, setYuan] = useState('300')
  const asked = JSON.stringify({ kind, definition: draft, applicantId: applicant.id, amountFen: fenOf(yuan) ?? null })
  const settled = useSettled(asked, 300)
  const route = useAnswer('approvalFlows', 'preview', isComplete(draft) ? JSON.parse(settled) : undefined)
  return (
    <Card title={t('preview')} aside={t('previewHint')}>
      <Fields>
        <Field label={t('applicant')}>
          {(id) => (
            <StaffChoice
              id={id}
              label={t('applicant')}
              chosen={applicant}
              onChoose={(staff) => staff && setApplicant(staff)}
            />
          )}
        </Field>
        <Field label={t('amount')}>
          {(id) => <Input id={id} inputMode="decimal" value={yuan} onChange={(event) => setYuan(event.target.value)} />}
        </Field>
      </Fields>
      {isComplete(draft) ? null : <p className={styles.quiet}>{t('incomplete')}</p>}
      {route.data ? <RouteView route={route.data} /> : null}
    </Card>
  )
}

import type { AccessLine } from '@zhike/contract/access-reviews'
import { Input } from 'antd'
import { useAct } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { reviewTexts } from './access-reviews.texts.ts'

interface WithdrawProps {
  readonly reviewId: string
  readonly line: AccessLine
  readonly onClose: () => void
}

/** Takes the access of a colleague or key away, at once, with the reason. */
export function WithdrawDialog({ reviewId, line: { id: lineId, kind, name }, onClose }: WithdrawProps) {
  const t = useTexts(reviewTexts)
  const decide = useAct('accessReviews', 'decide', { done: () => tell(t('withdrawn', { name })) })
  return (
    <FormDialog<{ reason: string }>
      title={t('withdrawTitle', { name })}
      submit={t('withdraw')}
      busy={decide.busy}
      onSubmit={({ reason }) => decide.run({ id: reviewId, lineId, decision: 'withdrawn', reason }, { done: onClose })}
      onClose={onClose}
    >
      <p>{t(kind === 'staff' ? 'withdrawStaff' : 'withdrawKey')}</p>
      <FormField name="reason" label={t('reason')} required refused={decide.fields}>
        <Input maxLength={500} placeholder={t('reasonExample')} />
      </FormField>
    </FormDialog>
  )
}

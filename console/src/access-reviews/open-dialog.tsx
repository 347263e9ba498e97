import type { AccessReview } from '@zhike/contract/access-reviews'
import { Radio } from 'antd'
import { useAct } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { tell } from '../frame/toasts.ts'
import { reviewTexts } from './access-reviews.texts.ts'

const choices = ['shown', 'suspended'] as const satisfies AccessReview['undecided'][]

interface Values {
  readonly dueOn?: string
  readonly undecided: AccessReview['undecided']
}

/** Opens a review of everybody who may get in. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(reviewTexts)
  const open = useAct('accessReviews', 'open', {
    done: ({ lines }) => tell(t('opened', { count: lines.all })),
  })
  return (
    <FormDialog<Values>
      title={t('openTitle')}
      submit={t('open')}
      initial={{ undecided: 'shown' }}
      busy={open.busy}
      onSubmit={({ dueOn, undecided }) => open.run({ undecided, ...(dueOn ? { dueOn } : {}) }, { done: onClose })}
      onClose={onClose}
    >
      <p>{t('openExplain')}</p>
      <FormField name="dueOn" label={t('dueOn')} refused={open.fields}>
        <DayField />
      </FormField>
      <FormField name="undecided" label={t('undecided')}>
        <Radio.Group options={choices.map((value) => ({ value, label: t(`undecided_${value}`) }))} />
      </FormField>
    </FormDialog>
  )
}

import { type Customer, ReleaseReason } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, Select } from 'antd'
import { useAct } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { poolTexts } from './pool.texts.ts'

interface ReleaseProps {
  readonly customer: Pick<Customer, 'id' | 'name'>
  readonly onClose: () => void
}
interface Values {
  readonly reason: ReleaseReason
  readonly note?: string
}

/** Gives a customer back to the pool, with the reason. */
export function ReleaseDialog({ customer: { id, name }, onClose }: ReleaseProps) {
  const t = useTexts(poolTexts)
  const code = useTexts(codeTexts)
  const release = useAct('pool', 'release', { done: () => tell(t('released', { name })) })
  return (
    <FormDialog<Values>
      title={t('releaseTitle', { name })}
      submit={t('release')}
      busy={release.busy}
      onSubmit={({ reason, note = '' }) => release.run({ customerId: id, reason, note }, { done: onClose })}
      onClose={onClose}
    >
      <p>{t('releaseExplain')}</p>
      <FormField name="reason" label={t('reason')} required refused={release.fields}>
        <Select options={ReleaseReason.options.map((value) => ({ value, label: code(`release.${value}`) }))} />
      </FormField>
      <FormField name="note" label={t('note')} refused={release.fields}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} placeholder={t('noteExample')} />
      </FormField>
    </FormDialog>
  )
}

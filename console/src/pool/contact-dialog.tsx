import { ContactWay, type Customer } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, Segmented } from 'antd'
import { useAct } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { useTexts } from '../frame/texts.ts'
import { MomentField } from '../frame/time-fields.tsx'
import { tell } from '../frame/toasts.ts'
import { poolTexts } from './pool.texts.ts'

interface ContactProps {
  readonly customer: Pick<Customer, 'id' | 'name'>
  readonly onClose: () => void
}
interface Values {
  readonly way: ContactWay
  readonly note: string
  /** On the wall, `2026-02-28T09:05`. */
  readonly at?: string
}

/** Writes down a call, visit, meeting or message. */
export function ContactDialog({ customer: { id, name }, onClose }: ContactProps) {
  const t = useTexts(poolTexts)
  const code = useTexts(codeTexts)
  const add = useAct('customers', 'addContactNote', { done: () => tell(t('recorded')) })
  const send = ({ way, note, at }: Values) =>
    add.run({ id, way, note, ...(at ? { at: new Date(at).toISOString() } : {}) }, { done: onClose })
  return (
    <FormDialog<Values>
      title={t('contactTitle', { name })}
      submit={t('save')}
      initial={{ way: 'call' }}
      busy={add.busy}
      onSubmit={send}
      onClose={onClose}
    >
      <FormField name="way" label={t('way')} required>
        <Segmented options={ContactWay.options.map((value) => ({ value, label: code(`way.${value}`) }))} />
      </FormField>
      <FormField name="note" label={t('what')} required refused={add.fields}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} placeholder={t('whatExample')} />
      </FormField>
      <FormField name="at" label={t('when')} hint={t('whenHint')} refused={add.fields}>
        <MomentField />
      </FormField>
    </FormDialog>
  )
}

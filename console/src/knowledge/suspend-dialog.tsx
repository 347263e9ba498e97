import { Input } from 'antd'
import { useAct } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { knowledgeTexts } from './knowledge.texts.ts'

/** Takes an article out of what is found, with the reason for its owner. */
export function SuspendDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(knowledgeTexts)
  const suspend = useAct('articles', 'suspend')
  const send = ({ why }: { readonly why: string }) =>
    suspend.run(
      { id, why },
      {
        done: () => {
          tell(t('suspended'))
          onClose()
        },
      },
    )
  return (
    <FormDialog title={t('suspendTitle')} submit={t('suspend')} busy={suspend.busy} onSubmit={send} onClose={onClose}>
      <FormField name="why" label={t('why')} hint={t('suspendHint')} required refused={suspend.fields}>
        <Input maxLength={200} placeholder={t('whyExample')} />
      </FormField>
    </FormDialog>
  )
}

import { Input } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useSettled } from '../frame/settled.ts'
import { useTexts } from '../frame/texts.ts'
import { fenOf } from '../frame/yuan.ts'
import { PictureField } from '../pictures/picture-field.tsx'
import type { ChosenPictures } from '../pictures/use-pictures.ts'
import { approvalTexts } from './approvals.texts.ts'

/** A general matter as it is typed. */
export interface Draft {
  readonly title: string
  readonly body: string
  readonly yuan: string
}

/** The amount of a draft; null for none, undefined while it is no amount. */
export const amountOf = ({ yuan }: Draft): number | null | undefined => (yuan.trim() === '' ? null : fenOf(yuan))

interface MatterFieldsProps {
  readonly draft: Draft
  readonly pictures: ChosenPictures
  readonly hint?: string
  /** What would be right, by field. */
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<Draft>) => void
}

/** What is asked: title, words, amount, pictures. */
export function MatterFields({ draft, pictures, hint, errors, onChange }: MatterFieldsProps) {
  const t = useTexts(approvalTexts)
  return (
    <>
      <Field label={t('titleLabel')} required wide error={errors.title} {...(hint ? { hint } : {})}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            maxLength={200}
            placeholder={t('titleExample')}
            value={draft.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('body')} wide error={errors.body}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 10 }}
            placeholder={t('bodyExample')}
            value={draft.body}
            onChange={(event) => onChange({ body: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('amountYuan')}
        error={amountOf(draft) === undefined ? t('amountWrong') : errors.amountFen}
        hint={t('optional')}
      >
        {(id) => (
          <Input
            id={id}
            inputMode="decimal"
            value={draft.yuan}
            onChange={(event) => onChange({ yuan: event.target.value })}
          />
        )}
      </Field>
      <PictureField pictures={pictures} />
    </>
  )
}

/** Who would be asked for so much of a general matter; of one that came back, by the flow with which it began. */
export function useMatterRoute(amountFen: number | null | undefined, approvalId?: string) {
  const settled = useSettled(String(amountFen ?? ''), 250)
  const amount = settled === '' ? {} : { amountFen: Number(settled) }
  return useAnswer('approvals', 'foresee', { kind: 'general', ...amount, ...(approvalId ? { approvalId } : {}) }).data
}

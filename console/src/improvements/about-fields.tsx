import type { CauseKind } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { causeKinds } from '@zhike/contract/complaints/lists'
import { Input, Segmented } from 'antd'
import { Field } from '../frame/field.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { openingTexts } from './opening.texts.ts'

/** What an improvement is about. */
export interface About {
  readonly title: string
  readonly causeKind: CauseKind | null
  readonly cause: string
  /** Nobody yet: whoever opens it. */
  readonly owner: { readonly id: string; readonly name: string } | null
}

interface AboutProps {
  readonly about: About
  readonly refused: Readonly<Record<string, string>>
  readonly clearable: boolean
  readonly onChange: (part: Partial<About>) => void
  readonly onEnter: () => void
}

/** What is changed, why it recurs and who sees to it. */
export function AboutFields({ about, refused, clearable, onChange, onEnter }: AboutProps) {
  const t = useTexts(openingTexts)
  const code = useTexts(complaintCodes)
  return (
    <>
      <Field label={t('name')} required wide error={refused.title}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            maxLength={200}
            value={about.title}
            placeholder={t('newExample')}
            onChange={({ target }) => onChange({ title: target.value })}
            onPressEnter={onEnter}
          />
        )}
      </Field>
      <Field label={t('cause')} wide error={refused.cause}>
        {(id) => (
          <>
            <Segmented
              aria-label={t('cause')}
              value={about.causeKind ?? ''}
              options={causeKinds.map((value) => ({ value, label: code(`cause.${value}`) }))}
              onChange={(value) => onChange({ causeKind: value as CauseKind })}
            />
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={2000}
              value={about.cause}
              placeholder={t('causeExample')}
              onChange={({ target }) => onChange({ cause: target.value })}
            />
          </>
        )}
      </Field>
      <Field label={t('owner')} error={refused.ownerId}>
        {(id) => (
          <StaffChoice
            id={id}
            label={t('owner')}
            chosen={about.owner}
            clearable={clearable}
            onChoose={(owner) => onChange({ owner })}
          />
        )}
      </Field>
    </>
  )
}

import { type Check, Satisfaction } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import type { Tone } from '@zhike/ui/tones'
import { Segmented } from 'antd'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { answerTexts } from './answers.texts.ts'

type Level = Check['satisfaction']

export const satisfactionTone: Readonly<Record<Check['satisfaction'], Tone>> = {
  satisfied: 'good',
  neutral: 'calm',
  dissatisfied: 'broken',
}

interface SatisfactionChoiceProps {
  /** Nothing until somebody says it: a level that stands there already would be sent unread. */
  readonly chosen: Level | undefined
  readonly onChoose: (level: Level) => void
}

/** How satisfied the customer is. */
export function SatisfactionChoice({ chosen, onChoose }: SatisfactionChoiceProps) {
  const t = useTexts(answerTexts)
  const code = useTexts(complaintCodes)
  return (
    <Field label={t('check')} required wide>
      {() => (
        <Segmented<Level | ''>
          aria-label={t('check')}
          value={chosen ?? ''}
          options={Satisfaction.options.map((value) => ({
            value,
            label: code(`satisfaction.${value}`),
          }))}
          onChange={(level) => level !== '' && onChoose(level)}
        />
      )}
    </Field>
  )
}

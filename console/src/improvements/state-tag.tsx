import type { ImprovementState } from '@zhike/contract/improvements'
import { improvementCodes } from '@zhike/contract/improvements/codes'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { openingTexts } from './opening.texts.ts'

const tones = { planned: 'calm', under_way: 'brand', done: 'risk', effective: 'good' } as const

export function StateTag({ state, isLate }: { readonly state: ImprovementState; readonly isLate: boolean }) {
  const t = useTexts(openingTexts)
  const code = useTexts(improvementCodes)
  return (
    <>
      <Tag tone={tones[state]} dot plain>
        {code(`state.${state}`)}
      </Tag>
      {isLate ? <Tag tone="broken">{t('lateMark')}</Tag> : null}
    </>
  )
}
